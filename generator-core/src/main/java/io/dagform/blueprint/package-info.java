/**
 * What will be built, in AWS's words and without Terraform's syntax. Imports {@code model}, {@code
 * aws} and {@code dagster}.
 */
@NullMarked
package io.dagform.blueprint;

import org.jspecify.annotations.NullMarked;
