/** dagster.yaml. */
@NullMarked
package io.dagform.capability.settings;

import org.jspecify.annotations.NullMarked;
