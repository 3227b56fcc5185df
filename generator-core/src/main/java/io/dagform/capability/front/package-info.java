/** The way in: the load balancer, what it listens on, and how people log in. */
@NullMarked
package io.dagform.capability.front;

import org.jspecify.annotations.NullMarked;
