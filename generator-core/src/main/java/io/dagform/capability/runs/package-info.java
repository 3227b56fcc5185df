/** Where runs execute. */
@NullMarked
package io.dagform.capability.runs;

import org.jspecify.annotations.NullMarked;
