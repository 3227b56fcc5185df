/** Says what holds in each environment, and what says so; as text and as JSON. */
@NullMarked
package io.dagform.explain;

import org.jspecify.annotations.NullMarked;
