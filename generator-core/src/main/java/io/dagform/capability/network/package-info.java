/** Where a deployment runs, and how its tasks reach AWS's APIs and the internet. */
@NullMarked
package io.dagform.capability.network;

import org.jspecify.annotations.NullMarked;
