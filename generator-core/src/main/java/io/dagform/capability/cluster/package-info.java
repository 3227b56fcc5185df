/** The ECS cluster. */
@NullMarked
package io.dagform.capability.cluster;

import org.jspecify.annotations.NullMarked;
