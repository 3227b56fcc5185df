/** Who the tasks are, and who publishes code. */
@NullMarked
package io.dagform.capability.iam;

import org.jspecify.annotations.NullMarked;
