/**
 * Taking over what exists: an inventory of ids to Terraform's {@code import} blocks. What it knows
 * of the output it reads from the blocks; it knows no capability.
 */
@NullMarked
package io.dagform.adopt;

import org.jspecify.annotations.NullMarked;
