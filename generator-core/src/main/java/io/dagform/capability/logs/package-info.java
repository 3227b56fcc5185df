/** Logs and metrics. */
@NullMarked
package io.dagform.capability.logs;

import org.jspecify.annotations.NullMarked;
