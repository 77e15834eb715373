/** What is carried by one QR code or a moving series of them: UR (Blockchain Commons) and BBQr (Coinkite), both ways. */
@NullMarked
package org.malipo.bitcoin.qr;

import org.jspecify.annotations.NullMarked;
