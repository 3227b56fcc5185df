/** What every process of Dagster has. */
@NullMarked
package io.dagform.capability.process;

import org.jspecify.annotations.NullMarked;
