/** Text for people and machines. Every room may import it; it imports none. */
@NullMarked
package io.dagform.text;

import org.jspecify.annotations.NullMarked;
