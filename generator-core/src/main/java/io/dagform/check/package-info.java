/**
 * What must hold before anything is generated: one rule, one class. Imports {@code model}, {@code
 * blueprint}, {@code aws} and {@code diagnostic}.
 */
@NullMarked
package io.dagform.check;

import org.jspecify.annotations.NullMarked;
