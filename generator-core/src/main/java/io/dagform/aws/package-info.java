/** Facts of AWS, each with its source, and no opinion. Imports no other room. */
@NullMarked
package io.dagform.aws;

import org.jspecify.annotations.NullMarked;
