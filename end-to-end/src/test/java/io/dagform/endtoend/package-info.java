/**
 * The generated Terraform under real tools.
 *
 * <p>What the tests need is installed by themselves below {@code target/tools}; a test whose tool
 * can't be had is skipped with a message, or fails where {@code DAGFORM_REQUIRE_TOOLS=true}.
 */
@NullMarked
package io.dagform.endtoend;

import org.jspecify.annotations.NullMarked;
