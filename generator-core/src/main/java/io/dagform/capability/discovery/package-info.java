/** Names of the deployment's processes in a private zone. */
@NullMarked
package io.dagform.capability.discovery;

import org.jspecify.annotations.NullMarked;
