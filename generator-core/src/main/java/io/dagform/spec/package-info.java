/**
 * The spec language: field tables, alternatives and profiles turn the tree into the model. Imports
 * {@code yaml}, {@code model} and {@code diagnostic}.
 */
@NullMarked
package io.dagform.spec;

import org.jspecify.annotations.NullMarked;
