/** Lightning nodes of stores and of the server over the API. */
@NullMarked
package org.malipo.lightning.web;

import org.jspecify.annotations.NullMarked;
