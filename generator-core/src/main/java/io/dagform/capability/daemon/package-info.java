/** The service of the daemon. */
@NullMarked
package io.dagform.capability.daemon;

import org.jspecify.annotations.NullMarked;
