/** Times at which nothing runs. */
@NullMarked
package io.dagform.capability.schedule;

import org.jspecify.annotations.NullMarked;
