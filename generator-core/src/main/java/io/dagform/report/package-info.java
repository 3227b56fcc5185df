/** The architecture document: it prints what the parts say, and knows no capability. */
@NullMarked
package io.dagform.report;

import org.jspecify.annotations.NullMarked;
