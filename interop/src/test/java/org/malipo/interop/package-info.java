/** Black-box tests: the packaged server, driven over HTTP and in a browser, against real peers. */
@NullMarked
package org.malipo.interop;

import org.jspecify.annotations.NullMarked;
