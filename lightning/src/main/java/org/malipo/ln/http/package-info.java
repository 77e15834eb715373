/** HTTP as nodes of all kinds are called: trust in certificates, bounds of time and size, failures in words. */
@NullMarked
package org.malipo.ln.http;

import org.jspecify.annotations.NullMarked;
