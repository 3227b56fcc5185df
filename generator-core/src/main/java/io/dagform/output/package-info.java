/** The generated files on disk: tree, manifest, writer and differ. Imports no other room. */
@NullMarked
package io.dagform.output;

import org.jspecify.annotations.NullMarked;
