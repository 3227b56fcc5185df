/**
 * The spec language: field tables, alternatives and profiles turn the tree into typed values. Its
 * words of the field's own are the forms of names; whose values they are, the capabilities say.
 * Imports {@code yaml}, {@code model} and {@code diagnostic}.
 */
@NullMarked
package io.dagform.spec;

import org.jspecify.annotations.NullMarked;
