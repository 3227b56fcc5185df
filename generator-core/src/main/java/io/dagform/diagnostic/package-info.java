/**
 * Problems of a spec as data: code, severity, place, sentence and hint, and how they are printed.
 * Imports no other room.
 */
@NullMarked
package io.dagform.diagnostic;

import org.jspecify.annotations.NullMarked;
