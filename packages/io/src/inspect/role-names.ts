import type { TransactionField } from '@clientele/core';

const idWords = 'id ids no nr num number nummer nbr code key ref numero';

/** Every word alone, and with `id`, `no`, `number` and their kin behind or before it. */
function idNames(words: string): string[] {
  const list = words.split(' ');
  const marks = idWords.split(' ');
  return [
    ...list.flatMap((word) => marks.map((mark) => word + mark)),
    ...list.flatMap((word) => marks.flatMap((mark) => [mark + word, `${mark}de${word}`, `${mark}du${word}`])),
  ];
}

function names(list: string): string[] {
  return list.split(' ');
}

/**
 * How order lines call their columns in English, German, French and Spanish, likeliest first: lower case, without accents,
 * blanks and signs.
 */
export const roleNames: Readonly<Record<TransactionField, readonly string[]>> = Object.freeze({
  customer: [
    ...idNames(
      'customer cust client buyer shopper user member account contact household card kunde kunden kaufer debitor debitoren mitglied nutzer acheteur adherent membre utilisateur cliente comprador usuario socio',
    ),
    ...names(
      'customer client buyer shopper user member household kunde kaufer debitor mitglied acheteur adherent membre cliente comprador usuario socio customername clientname kundenname nomclient nomduclient nombrecliente nombredelcliente',
    ),
  ],
  time: names(
    'orderdate orderdatetime ordertimestamp ordertime orderedat purchasedate purchasetimestamp purchasetime purchasedat transactiondate transactiontime saledate salesdate invoicedate invoicedatetime receiptdate dateoforder dateofpurchase datepurchased bestelldatum bestellzeit auftragsdatum kaufdatum verkaufsdatum rechnungsdatum belegdatum buchungsdatum datecommande datedecommande datedelacommande dateachat datedachat datefacture datedefacture datevente datedevente fechapedido fechadepedido fechadelpedido fechacompra fechadecompra fechafactura fechadefactura fechaventa fechadeventa timestamp datetime dateheure createdat date datum fecha zeitpunkt zeitstempel time zeit day tag',
  ),
  order: [
    ...idNames(
      'order orders invoice basket receipt transaction ticket bill purchase sale bestell bestellung bestellungs auftrag auftrags rechnung rechnungs beleg bon warenkorb commande facture panier pedido factura venta compra',
    ),
    ...names(
      'order invoice basket receipt ticket bestellung auftrag rechnung beleg bon warenkorb commande facture panier pedido factura',
    ),
  ],
  product: [
    ...names('sku stockcode upc ean gtin asin'),
    ...idNames(
      'product prod item article stock material produkt artikel waren produit producto articulo productsku itemsku',
    ),
    ...names('product item article produkt artikel produit producto articulo reference referencia'),
  ],
  productName: names(
    'productname itemname articlename producttitle itemtitle productdescription itemdescription produktname artikelname produktbezeichnung artikelbezeichnung artikeltext bezeichnung nomproduit nomduproduit nomarticle libelle libelleproduit designation nombreproducto nombredelproducto nombredeproducto description descripcion beschreibung title titel',
  ),
  amount: names(
    'linetotal lineamount linerevenue netamount salesamount totalamount totalprice totalsales ordertotal ordervalue amount sales revenue turnover total subtotal grandtotal spend spent amountpaid pricepaid payment nettobetrag gesamtbetrag gesamtpreis rechnungsbetrag positionswert bestellwert umsatz betrag summe gesamt erlos bruttobetrag wert montanttotal montantht montantttc montant totalht totalttc prixtotal chiffredaffaires ca ventes valeur importetotal importe montototal monto preciototal ventas ingresos valor gross value sum',
  ),
  quantity: names(
    'quantity qty orderquantity orderqty units unitssold pieces menge bestellmenge anzahl stuck stuckzahl stk quantite qte cantidad cant unidades',
  ),
  category: names(
    'category productcategory itemcategory department productgroup productline productfamily commoditydesc commodity kategorie produktkategorie warengruppe artikelgruppe produktgruppe sparte categorie categorieproduit rayon famille familleproduit categoria categoriaproducto categoriadeproducto familia departamento',
  ),
  channel: names(
    'channel saleschannel orderchannel purchasechannel kanal vertriebskanal verkaufskanal bestellkanal absatzkanal canal canalvente canaldevente canalventa canaldeventa',
  ),
});

/** Unit prices are amounts only where nothing is counted beside them. */
export const priceNames: readonly string[] = Object.freeze(names('price preis prix precio'));
