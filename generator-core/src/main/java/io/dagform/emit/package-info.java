/**
 * The blueprint as Terraform: one CDKTF construct per resource group. The only importer of CDKTF. A
 * group knows the part that it prints: imports {@code capability}, {@code blueprint}, {@code
 * model}, {@code diagnostic} and {@code hcl}.
 */
@NullMarked
package io.dagform.emit;

import org.jspecify.annotations.NullMarked;
