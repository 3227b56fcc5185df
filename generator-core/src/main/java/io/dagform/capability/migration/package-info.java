/** Upgrades of Dagster. */
@NullMarked
package io.dagform.capability.migration;

import org.jspecify.annotations.NullMarked;
