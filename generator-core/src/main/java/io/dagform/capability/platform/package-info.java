/** The platform that code locations in states of their own join, seen from both sides. */
@NullMarked
package io.dagform.capability.platform;

import org.jspecify.annotations.NullMarked;
