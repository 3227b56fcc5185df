/**
 * The blueprint as Terraform: one CDKTF construct per resource group. The only importer of CDKTF.
 * Imports {@code model}, {@code blueprint} and {@code hcl}.
 */
@NullMarked
package io.dagform.emit;

import org.jspecify.annotations.NullMarked;
