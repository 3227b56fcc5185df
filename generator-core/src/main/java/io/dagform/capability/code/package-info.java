/** Where the user's code comes from. */
@NullMarked
package io.dagform.capability.code;

import org.jspecify.annotations.NullMarked;
