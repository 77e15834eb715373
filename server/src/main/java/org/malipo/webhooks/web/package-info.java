/** Webhooks over HTTP: the API's routes and the pages. */
@NullMarked
package org.malipo.webhooks.web;

import org.jspecify.annotations.NullMarked;
