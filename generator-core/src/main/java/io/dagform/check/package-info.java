/**
 * What must hold for every part before anything is generated: one rule, one class. Of {@code
 * capability} it imports the root alone, whose values check themselves; else {@code blueprint},
 * {@code hcl} and {@code diagnostic}.
 */
@NullMarked
package io.dagform.check;

import org.jspecify.annotations.NullMarked;
