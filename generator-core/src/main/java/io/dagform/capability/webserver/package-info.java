/** The service of the web interface, and nginx before it. */
@NullMarked
package io.dagform.capability.webserver;

import org.jspecify.annotations.NullMarked;
