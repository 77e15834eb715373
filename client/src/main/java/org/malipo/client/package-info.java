/** The Java client of the REST API. */
@NullMarked
package org.malipo.client;

import org.jspecify.annotations.NullMarked;
