/**
 * The vocabulary in which a capability says what it is: parts, and what they have, offer and need.
 * It has no capability's own words.
 */
@NullMarked
package io.dagform.blueprint;

import org.jspecify.annotations.NullMarked;
