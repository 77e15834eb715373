/** The client against an HTTP server that answers as told. */
@NullMarked
package org.malipo.client;

import org.jspecify.annotations.NullMarked;
