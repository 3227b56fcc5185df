/**
 * The architecture document, printed from the blueprint. Imports {@code model}, {@code blueprint}
 * and {@code aws}.
 */
@NullMarked
package io.dagform.report;

import org.jspecify.annotations.NullMarked;
