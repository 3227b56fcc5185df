/** Code locations: services of their own that load the user's code. */
@NullMarked
package io.dagform.capability.location;

import org.jspecify.annotations.NullMarked;
