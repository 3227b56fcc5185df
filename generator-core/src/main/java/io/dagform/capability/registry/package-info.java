/** The image of Dagster's processes. */
@NullMarked
package io.dagform.capability.registry;

import org.jspecify.annotations.NullMarked;
