/** The files that Dagster and nginx read, as text with named holes. Imports {@code model}. */
@NullMarked
package io.dagform.dagster;

import org.jspecify.annotations.NullMarked;
