/** How Terraform runs. */
@NullMarked
package io.dagform.capability.state;

import org.jspecify.annotations.NullMarked;
