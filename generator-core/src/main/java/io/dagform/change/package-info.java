/**
 * What a changed spec does to what already runs: an old output against a new one, resource by
 * resource, and what stands between the two. Imports {@code hcl}, {@code aws}, {@code output} and
 * {@code diagnostic}, and of {@code blueprint} what a spec allows to be lost.
 */
@NullMarked
package io.dagform.change;

import org.jspecify.annotations.NullMarked;
