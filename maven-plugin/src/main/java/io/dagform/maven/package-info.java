/** The goals of the Maven plugin: parameters in, one call of the library, its result out. */
@NullMarked
package io.dagform.maven;

import org.jspecify.annotations.NullMarked;
