/** The buckets of values, of what runs print, and of code. */
@NullMarked
package io.dagform.capability.storage;

import org.jspecify.annotations.NullMarked;
