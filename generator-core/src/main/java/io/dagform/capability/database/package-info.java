/** The PostgreSQL database of the Dagster instance. */
@NullMarked
package io.dagform.capability.database;

import org.jspecify.annotations.NullMarked;
