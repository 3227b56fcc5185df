/** Revisions of task definitions that nothing can name any more. */
@NullMarked
package io.dagform.capability.pruning;

import org.jspecify.annotations.NullMarked;
