/** Stores over HTTP: the REST API and the pages for their settings. */
@NullMarked
package org.malipo.stores.web;

import org.jspecify.annotations.NullMarked;
