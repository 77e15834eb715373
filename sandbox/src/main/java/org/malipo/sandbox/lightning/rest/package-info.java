/** LND's REST API over the nodes of the network, as far as a payment server uses it. */
@NullMarked
package org.malipo.sandbox.lightning.rest;

import org.jspecify.annotations.NullMarked;
