/** What Dagster tells of itself in numbers. */
@NullMarked
package io.dagform.capability.metrics;

import org.jspecify.annotations.NullMarked;
