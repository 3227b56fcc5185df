/**
 * Terraform's native syntax: blocks, values, references and the writer. Knows nothing of AWS.
 * Imports no other room.
 */
@NullMarked
package io.dagform.hcl;

import org.jspecify.annotations.NullMarked;
