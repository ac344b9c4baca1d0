# Die Sätze der Seite auf Deutsch. Ohne »du«, wo es sich vermeiden lässt, sonst mit »Sie«.
# Die Namen der Klassen bleiben englisch.

language-name = Deutsch

# Zeichen in Zahlen.
number-decimal = ,
number-thousands = .
number-percent = { $number }{"\u00a0"}%

page-title = Camlens: welche Teile eines Fotos ein neuronales Netz verwendet hat

language-choice = Sprache
language-not-loaded = { $language } konnte nicht geladen werden.

number-progress = { $done } von { $total } MB
number-identity = Mittel aus { $cells } Zellen { $mean } { $sign } Bias { $bias } = { $score } { $logit }
number-share = { $added } von { $score } ({ $percent })
number-added = { $added } zu einem Wert von { $score }
number-place = Zeile { $row } von { $rows }, Spalte { $column } von { $columns }

# Offline

offline-none = Noch nicht für die Nutzung ohne Internet gespeichert.
offline-saving = Wird auf diesem Gerät für die Nutzung ohne Internet gespeichert.
offline-ready = Auch ohne Internet nutzbar: Seite und neuronales Netz sind auf diesem Gerät gespeichert.
offline-preview = Mit der Vorschau auch ohne Internet nutzbar: Die Seite und die erste Hälfte des neuronalen Netzes sind auf diesem Gerät gespeichert.
offline-waiting = Auf diesem Gerät gespeichert: Diese Version öffnet sich ohne Internet, sobald alle Tabs mit dieser Seite geschlossen wurden.
offline-newer = Dies ist eine ältere Version der Seite. Sie funktioniert, bis sie geschlossen wird; danach öffnet sich eine neuere, die auf diesem Gerät gespeichert ist.
offline-insecure = Funktioniert nur mit Internet und mit einem Thread: Diese Adresse beginnt mit http. Browser speichern Seiten und starten Threads nur, wenn sie mit https beginnt.
offline-no-service-worker = Funktioniert nur mit Internet: Dieser Browser oder dieses private Fenster speichert keine Seiten.
offline-not-kept = Funktioniert vorerst nur mit Internet: Dieser Browser konnte die Seite nicht speichern. Beim nächsten Öffnen versucht er es wieder.
offline-network-not-kept = Funktioniert nur mit Internet: Die Seite ist auf diesem Gerät gespeichert, das neuronale Netz nicht.
offline-new-version = Neue Version
offline-new-version-ready = Eine neue Version ist bereit. Mit ihr wird die Seite neu geladen.
offline-take = Neue Version verwenden

# Einstellungen

settings-framing = Was das neuronale Netz zu sehen bekommt
settings-whole = Ganz
settings-whole-effect = Das ganze Foto in seinen Proportionen, mit feinerem Raster. Für die meisten Fotos die beste Wahl.
settings-crop = Ausschnitt
settings-crop-effect = Nur das Quadrat in der Mitte: So wird üblicherweise die Genauigkeit gemessen.
settings-squash = Gestaucht
settings-squash-effect = Das ganze Foto, mit Glättung zu einem Quadrat gestaucht.
settings-seed = Ungeglättet
settings-seed-effect = Zu einem Quadrat gestaucht, ohne Glättung nach dem nächsten Pixel, wie im Keras-Notebook.
settings-grid = Raster: kurze Seite in Pixeln, Zeilen × Spalten
settings-standard = Standard
settings-mirrored = Auch gespiegelt, gemittelt: doppelte Zeit
settings-no-time = sofort
settings-about-seconds = etwa { $seconds } s
settings-about-minutes = etwa { $minutes } min
settings-cells = { $rows } × { $columns }
settings-cost-once = { $rows } Zeilen und { $columns } Spalten, einmal gelesen, { $time }.
settings-cost-twice = { $rows } Zeilen und { $columns } Spalten, zweimal gelesen, { $time }.
settings-finer-hint = Das neuronale Netz wurde mit 224 Pixeln trainiert. Ein größeres Bild gibt ein feineres Raster, zeigt aber alles vergrößert, und die Antwort kann sich ändern.
settings-fixed-hint = Diese Wahl ergibt immer 224 × 224 Pixel, 7 Zeilen und 7 Spalten. Für ein feineres Raster: Ganz wählen.
settings-choice-underway = Das Foto wird so gelesen
settings-choice-done = Fertig
settings-download = Herunterladen
settings-preview-only = Bei späteren Besuchen nur die Vorschau laden (die Hälfte der Bytes)
settings-preview-agreement = Bei allen 53 Fotos nannte die Vorschau dieselbe erste Klasse wie das genaue neuronale Netz. Ihre Karten wichen im Median um { $median } ihrer Spanne ab, höchstens um { $most }.

# Meldungen, und Anmerkungen neben dem Zustand

notice-no-memory-at = Der Speicher dieses Tabs reicht nicht, um es mit { $pixels } Pixeln zu lesen. Die Antwort auf dem Bildschirm bleibt; eine kleinere Größe braucht weniger.
notice-died-at = Das neuronale Netz ist beim Lesen mit { $pixels } Pixeln erneut ohne Meldung beendet worden, vielleicht aus Mangel an Speicher. Die Antwort auf dem Bildschirm bleibt; eine kleinere Größe braucht weniger.
notice-not-drawn = { $file }: Dieser Browser konnte die Datei nicht zeichnen. Sie ist beschädigt oder enthält ein Stück einer Webseite. Bitte als PNG speichern und noch einmal versuchen.
notice-died-reading = Das neuronale Netz ist ohne Meldung beendet und neu gestartet worden. Das Foto ist noch da und wird noch einmal gelesen.
notice-died-idle = Das neuronale Netz ist ohne Meldung beendet und neu gestartet worden. Die Antwort ist noch da.
notice-died-again = Das neuronale Netz ist erneut ohne Meldung beendet worden, wie es bei zu wenig Speicher geschieht. Das Foto bleibt; bitte andere Tabs schließen und das neuronale Netz neu starten oder ein kleineres Foto wählen.
notice-not-started = Dieser Browser hat das neuronale Netz nicht gestartet. Bitte andere Tabs schließen und noch einmal versuchen oder einen anderen Browser verwenden.
notice-mismatch = Diese Seite und ihr neuronales Netz haben verschiedene Versionen. Die Seite neu laden, um beides neu zu bekommen.
notice-sample-missing = Das Beispielfoto konnte nicht geladen werden. Bitte die Verbindung prüfen oder ein eigenes Foto wählen.
notice-nothing-to-read = Darin war kein Bild. Bitte ein Foto als Datei wählen oder das Bild selbst kopieren.
notice-no-pictures = In diesem Ordner sind keine Bilder. Bitte einen anderen Ordner wählen oder die Fotos selbst.
notice-beside-classes = { $files ->
        [one] { $files } Datei liegt neben den Ordnern der Klassen und wurde weggelassen.
       *[other] { $files } Dateien liegen neben den Ordnern der Klassen und wurden weggelassen.
    }
notice-ready-set-missing = { $file }, woraus der Satz gemacht wird, konnte nicht geladen werden. Bitte die Verbindung prüfen und die Schaltfläche noch einmal drücken.
notice-not-opened = { $files ->
        [one] { $files } Datei oder Ordner konnte nicht geöffnet werden. Verschoben oder gesperrt? Alles andere wurde übernommen.
       *[other] { $files } Dateien oder Ordner konnten nicht geöffnet werden. Verschoben oder gesperrt? Alles andere wurde übernommen.
    }
notice-address-only = Die andere Seite hat nur die Adresse ihres Bildes übergeben, und Camlens lädt nichts von anderen Seiten. Bitte das Bild dort kopieren und hier einfügen oder es speichern und die Datei wählen.
notice-shared-full = Für das geteilte Foto war kein Platz. Bitte hier wählen oder auf dem Gerät Platz schaffen und es noch einmal teilen.
notice-shared-lost = Das geteilte Foto ist nicht angekommen. Bitte hier wählen oder noch einmal teilen.
notice-launch-unreadable = Die Datei, mit der diese App geöffnet wurde, konnte nicht gelesen werden. Wurde sie verschoben? Bitte hier wählen oder noch einmal öffnen.
notice-photo-gone = Dieses Foto wird in diesem Tab nicht mehr aufbewahrt. Bitte noch einmal wählen, um es zu sehen.
notice-dismiss = Schließen
notice-dismiss-label = Diese Meldung schließen
remedy-start = Neuronales Netz starten
remedy-read-again = Noch einmal versuchen
remedy-reload = Seite neu laden
remedy-read-standard = In Standardgröße lesen
remedy-read-at = Mit { $pixels } Pixeln lesen
remark-the-photo = das Foto
setback-not-secure = Rechnet mit einem Thread: Diese Seite kam über http von einem anderen Computer, und Browser erlauben mehrere Threads nur über https.
setback-not-isolated = Rechnet mit einem Thread: Der Server dieser Seite sendet die Kopfzeilen nicht, die Threads brauchen.
setback-not-yet = Rechnet diesmal mit einem Thread: Der Server dieser Seite sendet die Kopfzeilen nicht, die Threads brauchen. Ab dem nächsten Besuch ergänzt die Seite sie selbst.
setback-no-shared-memory = Rechnet mit einem Thread: Dieser Browser hat keinen Speicher, den sich Threads teilen können.
setback-not-started = Rechnet mit einem Thread: Dieser Browser hat die anderen nicht gestartet.
setback-ended = Rechnet ab jetzt mit einem Thread: Der Aufbau mit mehreren Threads ist ohne Meldung beendet worden.
setback-out-of-memory = Rechnet ab jetzt mit einem Thread: Für mehrere Threads hat der Speicher nicht gereicht.
not-kept-refused = Dieser Browser speichert für diese Seite keine Dateien: Das neuronale Netz funktioniert für diesen Besuch und wird beim nächsten wieder heruntergeladen.
not-kept-full = Für das neuronale Netz ist kein Platz: Es funktioniert für diesen Besuch, und der fehlende Teil wird beim nächsten wieder heruntergeladen.

# Die Fotos, die dieser Browser behält

kept-text = Ihre Fotos verlassen dieses Gerät nie. Dieser Browser behält, was zu jedem Foto gefunden wurde, und die Datei, solange Platz ist: bis zu 512 MB und höchstens ein Zehntel des Platzes, den der Browser dieser Seite gibt. Nach dem Neuladen sind sie wieder da. Kein anderer Tab zeigt sie. Wird der Tab geschlossen, bietet der nächste Besuch dieser Seite an, sie zurückzuholen, 30 Tage lang. »Alle vergessen« löscht die Fotos dieses Tabs und der geschlossenen Tabs.
kept-size = { $photos ->
        [one] { $photos } Foto, { $size }, ist in diesem Browser gespeichert, nur für diese Seite.
       *[other] { $photos } Fotos, { $size }, sind in diesem Browser gespeichert, nur für diese Seite.
    }
kept-nothing = In diesem Browser sind keine Fotos gespeichert.
kept-refused = Dieser Browser behält für diese Seite keine Fotos: Nach dem Neuladen bitte noch einmal geben.
kept-full = In diesem Browser ist kein Platz mehr: Manche Fotos sind nach dem Neuladen weg.
kept-in-part = Dieser Browser konnte nicht alle Fotos behalten: Manche sind nach dem Neuladen weg.
kept-forget = Alle vergessen
kept-forgotten = Erledigt. Die Fotos, die diese Seite zeigt, bleiben, bis sie geschlossen wird.
kept-none = Der Browser behält keine Fotos dieser Seite; es gibt nichts zu vergessen.
kept-earlier-title = Fotos eines früheren Besuchs
kept-earlier = { $photos ->
        [one] { $photos } Foto eines früheren Besuchs ist hier gespeichert: { $size }.
       *[other] { $photos } Fotos eines früheren Besuchs sind hier gespeichert: { $size }.
    }
kept-bring-back = { $photos ->
        [one] Zurückholen
       *[other] Alle zurückholen
    }
kept-forget-earlier = { $photos ->
        [one] Vergessen
       *[other] Alle vergessen
    }

# Ein Foto wählen

intake-label = Fotos übergeben
intake-choose = Fotos wählen
intake-folder = Ordner
intake-choose-folder = Einen Ordner wählen
intake-hint = oder irgendwo ablegen oder einfügen
intake-samples = Beispielfotos
intake-drop = Fotos oder Ordner ablegen
sample-cat = Katze
sample-coffee = Kaffee
sample-astronaut = Astronautin
sample-rocket = Rakete
sample-cat-alt = Chelsea, eine rötlich getigerte Katze, ihr Gesicht aus der Nähe
sample-coffee-alt = Eine Tasse Kaffee auf einem Holztisch, daneben ein Löffel
sample-astronaut-alt = Die Astronautin Eileen Collins in orangefarbenem Anzug vor einer Flagge und einem Modell des Shuttles
sample-rocket-alt = Eine Rakete auf der Startrampe, daneben der Turm
photo-yours = Ihr Foto { $name }
photo-nameless = Foto ohne Namen
photo-pasted = eingefügtes Foto

# Zip archives

zip-not-a-zip = { $file } ist kein ZIP-Archiv. Bitte die Fotos selbst wählen oder ein ZIP-Archiv davon.
zip-cut = Das Ende von { $file } fehlt und damit die Liste der Fotos. Bitte das Archiv noch einmal herunterladen oder kopieren.
zip-damaged = Die Liste der Fotos in { $file } ist beschädigt. Bitte das Archiv noch einmal kopieren, oder es entpacken und den Ordner wählen.
zip-split = { $file } ist ein Teil eines geteilten Archivs. Bitte alle Teile zusammen entpacken und den Ordner wählen.
zip-too-many = { $file } hat mehr Dateien, als diese Seite auflistet. Bitte entpacken und die Ordner nacheinander wählen.
zip-no-pictures = In { $file } sind keine Bilder.
zip-gone = { $file } konnte nicht bis zum Ende gelesen werden. Wurde die Datei verschoben? Bitte noch einmal wählen.
zip-no-inflating = { $photos ->
        [one] { $photos } von { $of } Fotos in { $file } muss entpackt werden, was dieser Browser nicht kann. Bitte das Archiv entpacken und den Ordner wählen.
       *[other] { $photos } von { $of } Fotos in { $file } müssen entpackt werden, was dieser Browser nicht kann. Bitte das Archiv entpacken und den Ordner wählen.
    }
zip-encrypted = { $photos ->
        [one] { $photos } von { $of } Fotos in { $file } braucht das Passwort des Archivs. Bitte das Archiv entpacken und den Ordner wählen.
       *[other] { $photos } von { $of } Fotos in { $file } brauchen das Passwort des Archivs. Bitte das Archiv entpacken und den Ordner wählen.
    }
zip-unsupported = { $photos ->
        [one] { $photos } von { $of } Fotos in { $file } ist so gepackt, dass Browser es nicht lesen können. Bitte das Archiv entpacken und den Ordner wählen.
       *[other] { $photos } von { $of } Fotos in { $file } sind so gepackt, dass Browser sie nicht lesen können. Bitte das Archiv entpacken und den Ordner wählen.
    }
zip-too-large = { $photos ->
        [one] { $photos } von { $of } Fotos in { $file } ist zu groß. Die anderen wurden übernommen.
       *[other] { $photos } von { $of } Fotos in { $file } sind zu groß. Die anderen wurden übernommen.
    }
zip-photos-damaged = { $photos ->
        [one] { $photos } von { $of } Fotos in { $file } ist beschädigt. Bitte das Archiv noch einmal kopieren, oder es entpacken und den Ordner wählen.
       *[other] { $photos } von { $of } Fotos in { $file } sind beschädigt. Bitte das Archiv noch einmal kopieren, oder es entpacken und den Ordner wählen.
    }

# The camera

camera-use = Kamera verwenden
camera-short = Kamera
camera-title = Kamera
camera-close = Schließen
camera-picture = Das Bild der Kamera
camera-record-title = Fotos von { $class } aufnehmen
camera-hold = Zum Aufnehmen halten
camera-hold-hint = Die Schaltfläche oder die Leertaste halten und die Sache oder die Kamera bewegen: fünf Fotos in der Sekunde werden aufgenommen und im Hintergrund gelesen.
camera-take = Foto aufnehmen
camera-turn = Kamera wechseln
camera-which = Kamera
camera-number = Kamera { $number }
camera-stays = Nichts verlässt dieses Gerät. Das aufgenommene Foto kommt zu den anderen.
camera-taken = { $photos ->
        [one] { $photos } Foto aufgenommen. Weitere aufnehmen, oder schließen, um es zu sehen.
       *[other] { $photos } Fotos aufgenommen. Weitere aufnehmen, oder schließen, um sie zu sehen.
    }
camera-asking = Warten auf die Kamera. Der Browser fragt vielleicht, ob diese Seite sie verwenden darf.
camera-again = Noch einmal versuchen
camera-not-allowed = Die Kamera ist für diese Seite nicht erlaubt. Bitte neben der Adresse oder in den Einstellungen des Geräts erlauben und noch einmal versuchen.
camera-none = Es wurde keine Kamera gefunden. Bitte eine anschließen und noch einmal versuchen oder ein Foto wählen.
camera-in-use = Die Kamera ist nicht gestartet. Vielleicht verwendet sie ein anderes Programm: bitte schließen und noch einmal versuchen.
camera-not-there = Diese Kamera ist nicht mehr da. Noch einmal versuchen nimmt eine andere.
camera-ended = Die Kamera wurde getrennt oder abgeschaltet. Bitte verbinden und noch einmal versuchen. Die bisher aufgenommenen Fotos bleiben.
camera-unknown = Dieser Browser hat kein Bild der Kamera übergeben. Bitte noch einmal versuchen oder ein Foto wählen.

# Die Seite als Ganzes, ihr Fuß und die Einführung

page-subtitle = Welche Teile eines Fotos ein neuronales Netz verwendet
page-settings = Einstellungen
page-download-and-speed = Herunterladen und Geschwindigkeit
page-unknown-in-link = Der Link verlangt { $pairs }; das kennt diese Seite nicht. Der Rest des Links gilt.
page-no-such-classes = Die Frage gilt eigenen Klassen, die es hier nicht gibt. Die Antwort gilt den Klassen, nach denen jetzt gefragt wird.
page-and = { $first } und { $second }
foot-promise = Das neuronale Netz läuft in Ihrem Browser; Ihre Fotos werden nie hochgeladen. Es ist ResNet50, trainiert mit den { $classes } Klassen von ImageNet, deren Namen englisch sind.
foot-paper = Fachartikel
foot-model-card = Angaben zum Modell
foot-licences = Lizenzen
foot-keys = Tasten (?)
foot-source = Quelltext
foot-version = Version { $version }
tour-open = Einführung
tour-title = Einführung in vier Schritten
tour-new-here = Zum ersten Mal hier?
tour-begin = Einführung in vier Schritten
tour-decline = Nein, danke
tour-skip = Überspringen
tour-step = { $step } von { $steps }
tour-back = Zurück
tour-next = Weiter
tour-done = Fertig
tour-photo = Ein Foto wählen
tour-photo-text = Ein Foto oder viele auswählen, ablegen, einfügen oder eines der Beispiele nehmen. Sie werden in diesem Tab gelesen und nie hochgeladen.
tour-classes = Das neuronale Netz benennt es
tour-classes-text = Es kennt 1000 Arten von Dingen: viele Tiere, Werkzeuge, Fahrzeuge und Speisen, aber kaum Menschen. Es nennt immer eine davon, auch wenn das Foto keine zeigt. Die Namen sind englisch.
tour-map = Die Karte zeigt, wo
tour-map-text = Jede Stelle erhöht oder senkt den Wert einer Klasse. In den üblichen Farben sprechen rote Stellen am stärksten für die Klasse. Der Balken unter dem Foto erklärt die Farben.
tour-ask = Weiterfragen
tour-ask-text = Eine andere Klasse wählen und sehen, was für sie spricht; zwei vergleichen; oder einen Teil des Fotos markieren und lesen, was das neuronale Netz in diesem Teil allein sehen würde.

# Foto und Karte

stage-label = Foto und Karte
stage-map = Class Activation Map für { $class }: von { $low } bis { $high } Logits, am stärksten { $place }, auf einem Raster mit { $rows } Zeilen und { $columns } Spalten.
stage-very-long = Dieses Foto ist sehr lang: Das neuronale Netz hat seine Mitte gesehen, { $share } davon, und nichts von den abgedunkelten Enden.
stage-framed = Das neuronale Netz hat den umrahmten Teil gesehen, { $share } des Fotos; der Rest ist abgedunkelt.
stage-moves = Diese Datei ist bewegt; gelesen und gezeigt wird ihr erstes Bild.
stage-first-page = { $pages ->
        [one] Diese Datei hat { $pages } Seite; sie wird gelesen und gezeigt.
       *[other] Diese Datei hat { $pages } Seiten; gelesen und gezeigt wird die erste.
    }
stage-missing = { $share } dieses Fotos fehlen oder sind beschädigt; dort hat das neuronale Netz Grau gesehen.
stage-coarser = Das Ende dieser Datei fehlt: Das neuronale Netz hat das Foto mit weniger Einzelheiten gesehen.
stage-differs = Ihr Browser zeigt diese Datei anders, als das neuronale Netz sie gesehen hat; gezeigt wird dessen Bild.
stage-adds-score = ÷ { $cells } = { $added } von einem Wert von { $score }
stage-adds-difference = ÷ { $cells } = { $added } von einem Unterschied von { $score }
stage-with-percent = { $sentence } ({ $percent })
stage-cells = Die Zellen der Karte. Die Pfeiltasten lesen eine nach der anderen vor.
stage-cells-region = Die Zellen der Karte. Die Pfeiltasten lesen eine nach der anderen vor. Die Leertaste nimmt eine Zelle dazu oder heraus, Umschalt mit Pfeiltasten zieht ein Rechteck, Escape löscht alles.
stage-input = Was das neuronale Netz gesehen hat: { $width } mal { $height } Pixel, aus dem Foto verkleinert
stage-input-size = Das neuronale Netz hat { $width } × { $height } Pixel gesehen.
stage-real-pixels = Echte Pixel
stage-point = Auf das Foto zeigen, um eine Stelle abzulesen; oder Tab drücken, bis es umrahmt ist, dann die Pfeiltasten verwenden.
stage-tap = Auf das Foto tippen, um eine Stelle abzulesen.
stage-share = Der Wert der Zelle, geteilt durch die Zahl der Zellen: Alle Anteile und der Bias ergeben zusammen den Wert der Klasse
stage-strongest-here = Hier am stärksten:
stage-slide = Wie viel vom Foto ohne Karte gezeigt wird
stage-slide-now = { $percent } Foto
stage-zoom = Vergrößerung
stage-zoom-out = Verkleinern
stage-zoom-out-key = Verkleinern (−)
stage-zoom-in = Vergrößern
stage-zoom-in-key = Vergrößern (+)
stage-fit = Ganz
stage-fit-key = Das ganze Bild (0)
stage-full-screen = Vollbild
stage-full-screen-key = Vollbild (F)
stage-reading = { $name } wird gelesen
stage-browser-decoded = Dieses Format hat Ihr Browser geöffnet; ein anderer Browser gibt vielleicht etwas andere Zahlen.

# Wie man die Karte liest

help-title = Wie man die Karte liest
help-close = Schließen
help-intro = Das neuronale Netz teilt das Foto in ein Raster. Jede Zelle des Rasters erhöht den Wert einer Klasse oder verringert ihn. Die Karte zeigt Zelle für Zelle, um wie viel.
help-colours = Die Farben
help-colours-end = Das rechte Ende des Balkens unter dem Foto (bei Jet rot) kennzeichnet die Stellen, die am meisten für die Klasse sprechen.
help-colours-zero = Eine Stelle unter null spricht gegen die Klasse. Bei der Farbskala »Diese Karte« ist die linke Farbe der niedrigste Wert dieser Karte, der nicht null sein muss. Die Null steht am Balken.
help-colours-fixed = Für Vergleiche von Fotos oder Klassen gibt es die feste Farbskala. Dann bedeutet eine Farbe immer dieselbe Zahl.
help-colours-jet = Jet, der Regenbogen des Keras-Notebooks, zeigt Kanten, wo die Zahlen keine haben. Viridis, Inferno und Grau tun das nicht.
help-numbers = Die Zahlen
help-numbers-text = Der Wert einer Klasse heißt auch Logit. Eins mehr macht eine Klasse gegenüber den anderen { $odds }-mal so wahrscheinlich. Das Mittel aller Zellen und eine feste Zahl der Klasse (ihr Bias) ergeben genau ihren Wert.
help-place = Der Ort
help-place-text = Eine Zelle dieses Netzes blickt auf einen Punkt, der eine viertel Zelle über und links von der Mitte ihres Quadrats liegt. Die Karte wird dort gezeichnet, wohin die Zellen blicken, außer bei der Auswahl »{ $seed }«, die sie wie das Keras-Notebook zeichnet. Bei 31 Fotos mit genauen Umrissen stieg die Überdeckung von Karte und Gegenstand dadurch im Mittel von { $before } auf { $after }; 1 wäre vollkommen.
help-classes-text = Drücken Sie „Eigene Klassen“ und geben Sie zwei oder mehr Klassen je einige Fotos. Das neuronale Netz bleibt, wie es ist; eine neue letzte Schicht wird aus dem gelernt, was es in den Fotos sieht, in Sekunden und immer mit demselben Ergebnis. Alles andere geht wie sonst: Karten, Logits, Vergleiche. Sehen Sie nach, wo die Karte liegt, bevor Sie einer Antwort trauen: drei Fallen sind bekannt. Was Sie aus Versehen entfernen oder verschieben, kommt mit „Rückgängig“ oder Strg+Z zurück.
help-many = Viele Fotos
help-many-text = Geben Sie beliebig viele Fotos: Dateien, einen Ordner, eine Zip-Datei oder die Kamera. Sie werden eins nach dem anderen gelesen, während Sie mit einem arbeiten. „Alle Fotos“ zeigt sie in einem Raster, mit einer Übersicht; Ordner sind Gruppen. Eine angeheftete Frage wird an jedes Foto gestellt.
help-many-keys = Im Raster bewegen die Pfeiltasten, die Eingabetaste öffnet ein Foto, die Leertaste wählt es aus, Entf entfernt es, Esc schließt das Raster.
help-limits = Was die Karte nicht sagen kann
help-limits-shapes = Feine Formen.
help-limits-shapes-text = Das Raster ist grob, etwa acht Zellen hoch. Der weiche Verlauf ist berechnet; »Echte Zellen« zeigt das Raster selbst. Jede Zelle hat außerdem viel von ihrer Umgebung gesehen.
help-limits-why = Warum.
help-limits-why-text = Die Karte zeigt die Stellen, die gezählt haben. Sie zeigt nicht, welche Eigenschaft einer Stelle gezählt hat und warum.
help-limits-classes = Dinge ohne Klasse.
help-limits-classes-text = Das Netz kennt { $classes } Klassen. Viele davon sind Hunde, und für Menschen gibt es kaum welche. Auch für alles andere nennt es eine seiner Klassen, und die Karte handelt dann von dieser.
help-limits-unseen = Was das Netz nicht gesehen hat.
help-limits-unseen-text = Der Ausschnitt kann das Foto beschneiden oder stauchen. Die Ansicht »Eingabe« zeigt genau, was das Netz bekommen hat.
help-photos = Ihre Fotos
help-keys = Tasten
help-key-help = diese Seite öffnen
help-key-search = eine Klasse suchen; auf und ab zeigen eine Klasse zur Probe, die Eingabetaste behält sie, Esc geht zurück
help-key-best = die beste Klasse zeigen, die zweitbeste und so weiter
help-key-photos = Das nächste Foto dieses Besuchs und das vorige
help-key-save = sichern und teilen
help-key-full-screen = Vollbild
help-key-zoom = auf dem Foto: vergrößern, verkleinern
help-key-fit = auf dem Foto: wieder alles zeigen
help-key-tab = von einem Teil der Seite zum nächsten gehen
help-key-arrows = auf dem Foto: die nächste Zelle ablesen
help-key-enter = auf dem Foto: die Zahlen einer Zelle anheften oder lösen
help-key-space = auf dem Foto, unter »Bereich«: eine Zelle dazunehmen oder herausnehmen
help-key-box = auf dem Foto, unter »Bereich«: ein Rechteck ziehen
help-key-escape = eine Seite oder Liste schließen; auf dem Foto: Angeheftetes oder einen Bereich lösen
help-key-undo = unter »Bereich«: den letzten Strich zurücknehmen (am Mac Cmd und Z)
help-key-redo = unter »Bereich«: den Strich wiederholen (am Mac Umschalt, Cmd und Z)
help-key-name-arrows = Pfeile
help-key-name-space = Leertaste
help-key-name-enter = Eingabe
help-key-name-shift = Umschalt
help-key-name-control = Strg
help-sources = Quellen und Dank
help-sources-outlines = Auch die Kontur bei { $percent } und der Rahmen stammen von ihnen.
help-sources-network = Das Netz ist ResNet50 mit den ImageNet-Gewichten von Keras. Die Namen der Klassen stammen aus WordNet 3.0, Copyright 2006 Princeton University, und werden nach dessen Lizenz verwendet. Turbo ist von Google, Apache License 2.0. Viridis und Inferno sind von den Autoren von matplotlib, CC0.

# So funktioniert es

help-how-title = So funktioniert es
help-how-no-photo = Hier wird die Rechnung einer Zelle am eigenen Foto gezeigt. Zuerst ein Foto wählen und auf die Antwort warten.
help-how-step-numbers = Aus dem Foto werden Zahlen
help-how-grid = Das neuronale Netz macht aus dem Foto ein Raster aus { $rows } Zeilen und { $columns } Spalten. Jede Zelle des Rasters hat { $channels } Zahlen. Jede Zahl sagt, wie stark die Zelle eines von { $channels } Mustern zeigt, die das Netz aus einer Million Fotos gelernt hat. Die folgenden Schritte gelten der umrandeten Zelle: { $place }.
help-how-cell-pinned = Es ist die Zelle, die auf dem Foto angeheftet ist.
help-how-cell-strongest = Es ist die stärkste Zelle dieser Klasse. Für eine andere diese Seite schließen und eine Stelle auf dem Foto antippen oder anklicken.
help-how-step-weights = Jede Klasse hat Gewichte
help-how-weights = Jede Klasse hat { $channels } Gewichte, eines für jedes Muster. Ein Gewicht über null heißt: Dieses Muster spricht für { $class }. Ein Gewicht unter null heißt: Es spricht dagegen.
help-how-step-products = Malnehmen und zusammenzählen
help-how-products = Jede Zahl der Zelle wird mit dem Gewicht ihres Musters malgenommen, und die Produkte werden zusammengezählt. Die Summe ist das, was diese Zelle für { $class } beiträgt; die Farbe der Karte zeigt sie. Diese Muster zählen hier am meisten:
help-how-pattern = Muster
help-how-number = Zahl
help-how-weight = Gewicht
help-how-product = Produkt
help-how-pattern-named = Muster { $channel }
help-how-others = { $count } andere Muster zusammen
help-how-sum = Summe: der Beitrag dieser Zelle
help-how-feature-map = Muster { $channel } auf dem ganzen Foto: hell, wo das Netz es findet.
help-how-step-average = Das Mittel über das Foto
help-how-average = Der Wert der Klasse ist das Mittel über alle { $cells } Zellen und dazu eine feste Zahl der Klasse, ihr Bias. Diese Zelle trägt { $value } ÷ { $cells } = { $share } dazu bei.
help-how-score = Wert
help-how-step-softmax = Aus Werten werden Wahrscheinlichkeiten
help-how-softmax = Die Werte aller { $classes } Klassen werden durch den Softmax zu Wahrscheinlichkeiten: e wird mit jedem Wert potenziert, und jedes Ergebnis wird durch die Summe aller Ergebnisse geteilt. Eins mehr macht eine Klasse gegenüber den anderen { $odds }-mal so wahrscheinlich. { $class } hat den Wert { $score }; daraus werden { $probability }.
help-how-no-trick = Mehr geschieht nicht: Die Karte ist diese Summe, über das Foto gelegt. Die Zellen der Karte und der Bias ergeben zusammen immer den Wert der Klasse.

# Fehler: was geschehen ist, und was zu tun ist

failure-empty-file = Die Datei ist leer. Bitte eine andere Datei wählen.
failure-not-an-image = Das ist kein Bild: Der Inhalt hat kein Bildformat, das Camlens kennt. Bitte ein Foto wählen: JPEG, PNG, WebP, GIF, BMP oder TIFF.
failure-damaged = Das { $format }-Bild ist beschädigt oder endet zu früh. Bitte noch einmal kopieren oder herunterladen oder ein anderes Foto wählen.
failure-too-large = Das Bild hat { $megapixels } Megapixel; die Grenze ist { $limit }. Bitte verkleinern: Das neuronale Netz betrachtet viel weniger Pixel.
failure-too-heavy = Die Datei hat { $megabytes } MB; die Grenze ist { $limit } MB. Bitte kleiner oder als JPEG oder PNG speichern: Das neuronale Netz betrachtet viel weniger Pixel.
failure-heic = HEIC kann hier nicht gelesen werden. Es ist das Format von iPhones, und dieser Browser liest es nicht. Für neue Fotos auf dem iPhone Einstellungen > Kamera > Formate > Maximale Kompatibilität wählen. Dieses Foto bitte als JPEG exportieren oder teilen.
failure-raw = Die Rohdatei einer Kamera kann hier nicht gelesen werden, weder von Camlens noch von diesem Browser. Bitte entwickeln und als JPEG oder PNG speichern.
failure-unsupported = Dieses Format kann hier nicht gelesen werden, weder von Camlens noch von diesem Browser: { $format }. Bitte das Bild als JPEG oder PNG speichern und noch einmal versuchen.
failure-picture-memory = Für das Bild reicht der Speicher nicht. Bitte andere Tabs schließen oder das Foto verkleinern.
failure-file-gone = Die Datei kann nicht mehr gelesen werden. Wurde sie verschoben oder geändert? Bitte noch einmal wählen.
failure-no-network = Das neuronale Netz ist noch nicht da. Bitte zuerst laden.
failure-not-fetched = Die Datei { $file } des neuronalen Netzes konnte nicht geladen werden. Bitte die Verbindung prüfen und das neuronale Netz noch einmal laden.
failure-not-fetched-status = Die Datei { $file } des neuronalen Netzes konnte nicht geladen werden: Der Server antwortete mit dem Status { $status }. Bitte die Verbindung prüfen und das neuronale Netz noch einmal laden.
failure-network-memory = Der Speicher dieses Tabs reicht für das neuronale Netz nicht. Bitte andere Tabs schließen und noch einmal versuchen.
failure-pass-failed = Das neuronale Netz ist beim Lesen gescheitert ({ $detail }). Bitte noch einmal versuchen; wenn es wieder scheitert, die Seite neu laden.
failure-worker-ended = Das neuronale Netz ist beim Lesen dieses Fotos ohne Meldung beendet worden, und dann noch einmal, vielleicht aus Mangel an Speicher. Bitte andere Tabs schließen und es erneut lesen oder ein kleineres Foto wählen.
failure-network-damaged = Die Dateien des neuronalen Netzes sind beschädigt ({ $detail }). Bitte die Seite neu laden; wenn das nicht hilft, ist die Kopie auf dem Server beschädigt.
failure-pdf = Diese Datei ist ein PDF-Dokument; bitte öffnen und die Seite mit dem Foto als PNG oder JPEG speichern.
failure-zip = Diese Datei ist ein ZIP-Archiv oder ein Dokument; bitte entpacken und ein Foto daraus wählen.
failure-locked-zip = Diese Datei ist ein ZIP-Archiv mit Passwort; bitte entpacken und ein Foto daraus wählen.
failure-archive = Diese Datei ist ein { $format }-Archiv; bitte entpacken und ein Foto daraus wählen.
failure-gzip = Diese Datei ist mit gzip gepackt; bitte entpacken und das Foto daraus wählen.
failure-film = Diese Datei ist ein Film; bitte ein Bild daraus als JPEG oder PNG speichern.
failure-film-or-sound = Diese Datei ist ein Film oder eine Tonaufnahme; bitte ein Bild daraus als JPEG oder PNG speichern.

# Wo im Bild

place-upper-left = oben links
place-top = oben
place-upper-right = oben rechts
place-left = links
place-centre = in der Mitte
place-right = rechts
place-lower-left = unten links
place-bottom = unten
place-lower-right = unten rechts

# Fragen: Klassen

ask-label = Was das neuronale Netz gesehen hat
ask-awaited = Hier steht gleich, was das neuronale Netz sieht. Eine Karte über dem Foto zeigt, wo.
ask-numbers = Was die Zahlen bedeuten
ask-numbers-logit = Ein Logit ist der Wert, den das neuronale Netz einer Klasse gibt, bevor aus allen Werten Wahrscheinlichkeiten werden. Ein Logit mehr macht eine Klasse gegenüber den anderen 2,7-mal so wahrscheinlich.
ask-numbers-map = Die Karte sagt, was jede Stelle zu diesem Wert beiträgt. Der Mittelwert über alle Stellen und ein fester Bias der Klasse ergeben genau den Logit. Unter null spricht eine Stelle gegen die Klasse.
ask-against = { $one } gegen { $other }
ask-compares = Die Karte vergleicht
ask-shows = Die Karte zeigt
ask-tabs = Fragen an die Karte
ask-classes = Klassen
ask-classes-hint = Wo ist es? Die Karte jeder der { $classes } Klassen
ask-classes-hint-own = Wo ist es? Die Karte jeder Ihrer eigenen Klassen
ask-compare = Vergleich
ask-compare-hint = Warum dies und nicht das?
ask-region = Bereich
ask-region-hint = Was wäre das Foto, nur dort gesehen?
ask-standing = Rang { $rank }, Logit { $logit }, { $percent }
ask-also = auch { $synonyms }
ask-search = Eine der { $classes } Klassen, mit ihrem englischen Namen
ask-search-own = Eine Ihrer { $classes } Klassen, mit ihrem Namen
ask-search-placeholder = Englischer Name, Synonym, WordNet-Nummer
ask-search-placeholder-own = Name
ask-search-keys = Mit / suchen; die Pfeiltasten zeigen eine Klasse vorab, die Eingabetaste behält sie, Esc geht zurück.
ask-best = Beste { $rows }
ask-best-five = Die besten fünf
ask-best-all = Alle Klassen
ask-logit = Logit
ask-logit-hint = Der Wert einer Klasse vor dem Softmax: einer mehr macht sie 2,7-mal so wahrscheinlich
ask-probability = Wahrscheinlichkeit
ask-show-more = { $rows } weitere zeigen
ask-show-fewer = Weniger zeigen
ask-rank = Rang { $rank } von { $classes }
ask-not-found = Keine Klasse heißt so. Für Menschen gibt es kaum welche; versuchen Sie einen Gegenstand oder ein Tier. Die Namen sind englisch.
ask-not-found-own = Keine Klasse heißt so.
ask-found = { $shown } von { $found }. { $more } weitere zeigen
ask-now = Jetzt { $name }.
ask-group = { $classes ->
        [one] eine Gruppe aus { $classes } Klasse
       *[other] eine Gruppe aus { $classes } Klassen
    }
ask-wordnet = WordNet { $id }
ask-synonyms-wordnet = { $synonyms } (WordNet { $id })
ask-side-by-side = Karten nebeneinander
ask-one-scale = Ein Maßstab für alle, in Logits:
ask-scores = Werte zeigen
ask-scores-hint = Logits: die Zahlen hinter den Wahrscheinlichkeiten
ask-pin = Diese Frage behalten
ask-pin-hint = Dasselbe beim nächsten Foto fragen: Klasse, Vergleich oder Bereich bleiben, wenn das Foto wechselt.
ask-hardly-any = Hier spricht kaum etwas für { $name } (Rang { $rank } von { $classes }, { $probability }).
ask-less-than = weniger als { $probability }
ask-neither = Hier spricht kaum etwas für { $one } oder für { $other }; ihr Unterschied bedeutet wenig.
ask-same-twice = Beide Seiten sind gleich. Bitte zwei verschiedene Klassen oder Gruppen wählen.
ask-same-twice-own = Beide Seiten sind gleich. Bitte zwei verschiedene Klassen wählen.
ask-unsure = Das neuronale Netz ist unsicher ({ $probability }): Vielleicht hat es hierfür keine Klasse oder mehrere passende.
ask-sample-cat = Chelsea ist eine rötlich getigerte Katze. Mehrere Klassen sind für Katzen wie sie, und das neuronale Netz wählt vielleicht die falsche.
ask-sample-coffee = Keine Klasse heißt coffee (Kaffee); espresso kommt dem am nächsten.
ask-sample-astronaut = Das neuronale Netz hat keine Klasse für Astronauten und kaum eine für Menschen; es wählt das Ähnlichste, das es kennt.
ask-sample-rocket = Das neuronale Netz hat keine Klasse für Raketen auf der Startrampe; es wählt das Ähnlichste, das es kennt.
ask-cells = { $of ->
        [one] { $chosen } von { $of } Zelle
       *[other] { $chosen } von { $of } Zellen
    }

# Die Karte in Sätzen

map-nothing-stands-out = Keine Stelle sticht hervor.
map-strongest = Am stärksten { $place }; { $percent } dessen, was dafür spricht, liegt in { $cells }.
map-nothing-for = Nichts hier spricht dafür; am wenigsten spricht { $place } dagegen.
map-said = { $subject }. { $sentence }
map-cell = { $place }: { $logit } Logits, { $share }. Spricht am stärksten für { $class }.
lead-one = { $first } liegt { $by } Logits vor { $second }
lead-many = { $first } liegen { $by } Logits vor { $second }
lead-level = { $one } und { $other } liegen gleichauf.
lead-nowhere = { $lead }; keine Stelle sticht dabei hervor.
lead-more-than-all = { $lead }; mehr als das, { $part }, kommt aus dem markierten Teil.
lead-most = { $lead }; das meiste davon, { $part }, kommt aus dem markierten Teil.
lead-some = { $lead }; { $part } davon kommt aus dem markierten Teil.

# Fragen: Vergleich und Bereich

compare-why = Warum
compare-and-not = und nicht
compare-swap = Beide vertauschen
compare-outlined = Der markierte Teil, { $cells }, ist auf dem Foto umrandet.
compare-mean-logit = mittlerer Logit
compare-difference = Unterschied
compare-colours = Rote Stellen sprechen mehr für das Erste als für das Zweite, blaue mehr für das Zweite; graue unterscheiden sie nicht.
region-choose = Einen Teil des Fotos wählen
region-box = Rechteck
region-brush = Pinsel
region-undo = Rückgängig
region-clear = Löschen
region-how = Ein Rechteck auf das Foto ziehen oder einzelne Zellen übermalen. Der letzte Schritt des neuronalen Netzes wird dann nur mit diesen Zellen wiederholt: Welche Klasse wäre das Foto, nur dort gesehen?
region-keys = Mit Tasten: zum Foto gehen und mit den Pfeiltasten bewegen; die Leertaste nimmt eine Zelle dazu oder heraus, Umschalt mit Pfeiltasten zieht ein Rechteck, Esc löscht.
region-seen = Nur dort gesehen ({ $cells })
region-brackets = In Klammern: wie viel mehr oder weniger als im ganzen Foto. Jede Zelle hat dennoch eine weite Umgebung gesehen.
region-against-whole = gegenüber dem ganzen Foto

# Aussehen der Karte

look-panel = Aussehen der Karte
look-view = Ansicht
look-strength = Stärke der Karte
look-over = Darüber
look-over-hint = Die Karte über dem Foto
look-beside = Daneben
look-beside-hint = Foto und Karte nebeneinander
look-slide = Schieber
look-slide-hint = Links vom Griff das Foto, rechts davon die Karte
look-input = Eingabe
look-input-hint = Was das neuronale Netz bekommen hat, Pixel für Pixel
look-range = Farbskala
look-range-best = Beste Klasse
look-range-auto = Diese Karte
look-range-from-zero = Ab null
look-range-fixed = Fest
look-range-around-zero = Um null
look-range-best-effect = Die Farben reichen vom kleinsten zum größten Wert in der Karte der besten Klasse. Eine andere Klasse hat denselben Maßstab; eine schwache sieht also schwach aus. Eine andere der eigenen Klassen hat den Maßstab aller ihrer Karten.
look-range-auto-effect = Die Farben reichen vom kleinsten zum größten Wert dieser Karte: Die Farbe ganz links ist ihr kleinster Wert, und der ist nicht immer null.
look-range-from-zero-effect = Die Farben beginnen bei null: Stellen, die gegen die Klasse sprechen, sehen aus wie nichts.
look-range-fixed-effect = Dieselben Logits haben in jedem Foto und für jede Klasse dieselbe Farbe.
look-range-around-zero-effect = Die Farben reichen unter null so weit wie darüber: Die mittlere Farbe ist null.
look-middle-not-neutral = { $sentence } Die Mitte von { $colours } sieht nicht neutral aus, die von { $neutral } schon.
look-bound-comparison = In einem Vergleich liegt null in der Mitte; andere Farbskalen gelten hier nicht.
look-bound-colours = { $colours } hat seine neutrale Farbe bei null; andere Farbskalen gelten hier nicht.
look-range-from = Von
look-range-to = bis
look-range-logits = Logits
look-range-refused = Die erste Zahl muss kleiner sein als die zweite.
look-for = für { $name }
look-against = dagegen
look-nothing = nichts
look-least = am wenigsten
look-no-difference = kein Unterschied
look-bar = Was die Farben bedeuten
look-difference = Unterschied
look-logit = Logit
look-clipped-below = Abgeschnitten: Werte bis { $least } hinab haben die Farbe von { $low }.
look-clipped-above = Abgeschnitten: Werte bis { $largest } hinauf haben die Farbe von { $high }.
look-clipped-both = Abgeschnitten: Werte bis { $least } hinab haben die Farbe von { $low }, Werte bis { $largest } hinauf die von { $high }.
look-colours = Farben
look-colours-compare = Ein Vergleich hat zwei Seiten und eigene Farben: Grau ist null, Rot spricht für die erste Klasse, Blau für die andere. Die gewählten Farben gelten weiter für Karten einer einzelnen Klasse.
look-perceptual = gleichmäßig
look-perceptual-hint = Gleichmäßig: Gleiche Schritte der Zahlen sehen wie gleiche Schritte aus.
look-jet = Jet
look-jet-hint = Der Regenbogen des Keras-Notebooks. Seine hellen Streifen sehen wie Kanten aus, die in den Zahlen nicht sind.
look-turbo = Turbo
look-turbo-hint = Ein glatterer Regenbogen: zeigt feine Unterschiede, ist aber an beiden Enden dunkel.
look-viridis = Viridis
look-viridis-hint = Heller ist mehr. Auch ohne Unterscheidung von Rot und Grün gut lesbar.
look-inferno = Inferno
look-inferno-hint = Heller ist mehr; wenig ist schwarz.
look-grey = Grau
look-grey-hint = Ohne Farben: Heller ist mehr. Gut für den Druck.
look-coolwarm = Blau bis Rot
look-coolwarm-hint = Für beide Seiten von null: Blau spricht dagegen, Rot dafür, Grau ist nichts.
look-between = Zwischen den Zellen
look-smooth = Glatt
look-real-cells = Echte Zellen
look-real-cells-effect = Jedes Quadrat ist eine Zelle: Feiner unterscheidet das neuronale Netz keine Stellen.
look-smooth-effect = Zahlen zwischen den Mitten der Zellen sind interpoliert; das neuronale Netz hat sie nicht berechnet.
look-marks = Markierungen
look-contour = Kontur
look-box = Rahmen
look-box-largest = Rahmen um die größte zusammenhängende Fläche
look-threshold = Schwelle, % vom größten Wert der Karte
look-zhou = Zhou et al. (2016) verwendeten { $percent }.
look-marked-part = Markierter Teil
look-region = Bereich
look-legend = Linien auf dem Foto
look-nothing-to-mark = Hier spricht nichts dafür; es gibt nichts zu markieren.
look-area = { $area } der Fläche, ab { $level } Logits
look-area-score = { $area } der Fläche, { $score } des Werts, ab { $level } Logits

look-photo = Foto
look-grey-photo = Foto in Grau
look-grey-photo-compare = Das Foto ist hier grau, solange es nicht abgeschaltet wird, und die Karte ist so stark wie ihr Abstand von null: Eine Stelle ohne Farbe unterscheidet die beiden nicht.
look-grey-photo-use = In Grau sind die Farben des Fotos nicht mit denen der Karte zu verwechseln.

# Geschwindigkeit

speed-question = Wie schnell ist mein Computer?
speed-stop = Anhalten
speed-measure = { $passes } Durchläufe messen
speed-pass = Durchlauf { $pass } von { $passes }
speed-result = { $time } für { $side } × { $side } Pixel ({ $least } bis { $most }), { $billions } Milliarden Rechenschritte pro Sekunde, { $build }.
speed-builds = Die Seite nimmt den schnellsten Aufbau ihres Rechenwerks, den dieser Browser ausführt: simd mit einem Thread, threads mit mehreren, oder relaxed mit mehreren und mit Produkt und Summe in einem Schritt.

# Die Statuszeile, auf dem Weg zur ersten Antwort

status-downloading = Das neuronale Netz wird heruntergeladen: { $progress }
status-downloading-answer = Das neuronale Netz wird heruntergeladen: { $progress }, erste Antwort in { $time }
status-loading-kept = Das neuronale Netz wird geladen
status-preparing = Das neuronale Netz wird vorbereitet
status-preparing-answer = Das neuronale Netz wird vorbereitet, erste Antwort in { $time }
status-moment = einem Moment
status-about-seconds = etwa { $seconds } s
status-about-minutes = etwa { $minutes } min
preview-tag = Vorschau
preview-tag-why = Aus der Hälfte der Bytes des Netzes; die genaue Antwort kann ein wenig abweichen.

# Die Statuszeile, Lesungen und Vorschauen

status-label = Status
status-progress = Fortschritt
status-cancel = Abbrechen
status-load = Neuronales Netz laden
status-read = Dieses Foto lesen
status-starting = Wird gestartet
status-starting-again = Das neuronale Netz wird neu gestartet
status-refining = Die Antwort für { $name } wird genau gemacht
status-ready = Bereit für ein Foto
status-answer = { $name }: { $answer }
status-is-read = { $name } ist gelesen
status-cancelled = Das Laden wurde abgebrochen
status-stopped = Das neuronale Netz läuft nicht
status-not-read = { $name } wurde nicht gelesen
status-failed = Das hat nicht geklappt
status-class = { $class }, { $percent }
status-say-downloading = Das neuronale Netz wird heruntergeladen
status-say-reading = Das Foto wird gelesen
status-say-answer = Das neuronale Netz sieht: { $answer }
status-reading = { $name } wird gelesen
status-reading-pass = { $name } wird gelesen, { $pass }
status-reading-stage = { $reading }: { $stage }
status-decoding = wird geöffnet
status-framing = wird zugeschnitten
status-inferring = das neuronale Netz rechnet
status-pass-mirrored = ({ $pixels }, gespiegelt)
status-pass-of = { $pass } von { $passes } { $size }
status-timing = { $time } für { $width } × { $height } Pixel, { $build }
status-build = { $threads ->
        [one] Aufbau { $variant }, { $threads } Thread
       *[other] Aufbau { $variant }, { $threads } Threads
    }
status-two-passes = {", "}zwei Durchläufe, Foto und Spiegelbild gemittelt
preview-stop = Herunterladen anhalten
preview-complete = Das genaue neuronale Netz laden
preview-refine = Genau machen
preview-there = Vorschau: { $percent } der Bytes des neuronalen Netzes
preview-halted = { $there }. Die Antworten sind fast die genauen.
preview-failed = { $there }. { $failure }
preview-coming = { $there }; genau in { $time }, bei { $speed }
preview-coming-soon = { $there }; das genaue neuronale Netz kommt
preview-answer-coming = Vorschau; die genaue Antwort kommt
preview-answer = Vorschau: Diese Antwort beruht auf der Hälfte der Bytes des neuronalen Netzes

stage-picture = Bild; Plus und Minus vergrößern und verkleinern, Null zeigt alles, F füllt den Bildschirm
stage-drop = Ein Foto hier ablegen

# Die Fotos dieses Besuchs

strip-label = Fotos dieses Besuchs
strip-all = { $photos ->
        [one] Alle Fotos ({ $photos })
       *[other] Alle Fotos ({ $photos })
    }
strip-photo = { $name }: { $answer }
strip-photo-state = { $name }: { $state }

gallery-title = { $photos ->
        [one] { $photos } Foto
       *[other] { $photos } Fotos
    }
gallery-close = Schließen
gallery-photos = Fotos
gallery-none = Kein Foto passt.
gallery-waiting = wartet
gallery-reading-now = wird gelesen
gallery-read = gelesen
gallery-other-classes = mit anderen Klassen gelesen
gallery-failed = nicht lesbar
gallery-gone = nicht gelesen: die Datei wurde nicht aufbewahrt, bitte erneut auswählen
gallery-preview = Vorschau
gallery-progress-label = Gelesene Fotos
gallery-progress = { $done } von { $total } gelesen
gallery-progress-left = { $done } von { $total } gelesen, noch { $left }
gallery-paused = { $done } von { $total } gelesen, angehalten
gallery-seconds = etwa { $seconds } s
gallery-minutes = etwa { $minutes } min
gallery-done = { $read ->
        [one] { $read } Foto gelesen
       *[other] { $read } Fotos gelesen
    }
gallery-done-failed = { $read ->
        [one] { $read } Foto gelesen
       *[other] { $read } Fotos gelesen
    }, { $failed ->
        [one] { $failed } nicht lesbar
       *[other] { $failed } nicht lesbar
    }
gallery-pause = Anhalten
gallery-go-on = Weiter
gallery-cancel = Abbrechen
gallery-cancel-hint = Beenden und die noch nicht gelesenen Fotos herausnehmen
gallery-maps = Karten
gallery-one-scale = Ein Maßstab für alle Karten
gallery-selection = Ausgewählte Fotos
gallery-selected = { $photos ->
        [one] { $photos } ausgewählt
       *[other] { $photos } ausgewählt
    }
gallery-read-again = Neu lesen: { $framing }
gallery-remove = Entfernen
gallery-select-none = Auswahl aufheben
gallery-against = { $one } gegen { $other }
notice-file-not-kept = { $file } wurde bei einem früheren Besuch gelesen, und die Datei wurde nicht aufbewahrt. Bitte wählen Sie die Datei erneut, um das Foto zu öffnen.
gallery-arrange = Fotos auswählen und ordnen
gallery-search = Name oder Ordner
gallery-show-all = Alle zeigen
gallery-order = Reihenfolge
gallery-order-given = Wie hinzugefügt
gallery-order-name = Nach Namen
gallery-order-class = Nach Klasse
gallery-order-probability = Nach Wahrscheinlichkeit
gallery-order-folder = Nach Ordner
gallery-order-score = Nach Wert: { $subject }
gallery-descending = Reihenfolge umkehren
gallery-class = Klasse
gallery-every-class = Alle Klassen
gallery-folder = Ordner
gallery-every-folder = Alle Ordner
gallery-state = Zustand
gallery-every-state = Alle Zustände
gallery-only-read = Gelesen
gallery-only-unlike = Vielleicht nichts davon
gallery-only-failed = Nicht lesbar
gallery-only-waiting = Noch nicht gelesen
gallery-view = Ansicht
gallery-summary = Übersicht
gallery-classes = { $classes ->
        [one] { $classes } Klasse
       *[other] { $classes } Klassen
    }
gallery-mean-probability = im Mittel { $percent }
gallery-table = Ordner und Klassen
gallery-table-hint = Eine Zeile für jeden Ordner, eine Spalte für jede erste Klasse. Eine Zahl öffnet ihre Fotos.
gallery-label = Ordner
gallery-rest = { $classes ->
        [one] { $classes } andere
       *[other] { $classes } andere
    }
gallery-sum = Alle
gallery-agrees = Passt zum Ordner
gallery-agrees-hint = Fotos, deren erste Klasse so heißt wie ihr Ordner oder in der Gruppe dieses Namens ist
gallery-agrees-hint-own = Fotos, deren erste Klasse so heißt wie ihr Ordner
gallery-of = { $part } von { $all }
gallery-mean = Wo im Bild
gallery-mean-hint = Der Mittelwert aller Karten, jeweils für die erste Klasse des Fotos, im Ausschnitt, den das neuronale Netz sah.
gallery-mean-of = Fotos
gallery-mean-all = Alle Fotos
gallery-mean-words = { $photos ->
        [one] Mittelwert aus { $photos } Foto: am stärksten { $place }.
       *[other] Mittelwert aus { $photos } Fotos: am stärksten { $place }.
    }
gallery-mean-none = Noch ist kein Foto gelesen.
gallery-ask-all = { $photos ->
        [one] { $photos } Foto fragen ({ $framing }): { $subject }
       *[other] { $photos } Fotos fragen ({ $framing }): { $subject }
    }
gallery-ask-these-classes = { $photos ->
        [one] { $photos } Foto mit diesen Klassen lesen
       *[other] { $photos } Fotos mit diesen Klassen lesen
    }
gallery-read-for-maps = { $photos ->
        [one] { $photos } Foto für seine Karte noch einmal lesen
       *[other] { $photos } Fotos für ihre Karten noch einmal lesen
    }
gallery-ask-first = { $photos ->
        [one] Wieder die erste Klasse von { $photos } Foto zeigen
       *[other] Wieder die erste Klasse von { $photos } Fotos zeigen
    }
gallery-shown = { $shown } von { $all } { $of }
gallery-mean-hint-asked = Der Mittelwert aller Karten für die angeheftete Frage, { $subject }, im Ausschnitt, den das neuronale Netz sah.
gallery-start = Das neuronale Netz laden

# Sichern und teilen

export-save = Sichern
export-title = Sichern und teilen
export-title-key = Sichern und teilen (S)
export-close = Schließen
export-of = { $subject } in { $photo }
export-pictures = Bild
export-overlay = Bild
export-overlay-save = Bild sichern
export-overlay-hint = PNG, { $width } × { $height } Pixel, wie auf dem Bildschirm
export-copy = Kopieren
export-share = Teilen
export-figure = Abbildung
export-figure-hint = PNG: Foto und Karte nebeneinander, mit Klasse, Farbskala und Unterschrift
export-map = Nur die Karte
export-map-hint = PNG so groß wie das Foto, durchsichtig außerhalb dessen, was das neuronale Netz sah
export-svg = Umrisse
export-svg-hint = SVG von Kontur und Rahmen
export-svg-none = Erst unter „Aussehen der Karte“ eine Kontur oder einen Rahmen zeigen
export-numbers = Zahlen
export-npy = Zellen
export-npy-hint = NPY für NumPy: { $rows } × { $columns } Logits
export-npy-photo = Vergrößerte Karte
export-npy-photo-hint = NPY für NumPy: ein Logit für jedes Pixel des Fotos
export-csv = Tabelle der Zellen
export-csv-hint = CSV: Ort, Logit und Anteil jeder Zelle
export-json = Karte mit Einstellungen
export-json-hint = JSON: Zellen, Klasse, Bias, Ausschnitt, Farben
export-classes = Alle Klassen
export-classes-hint = CSV: Logit, Wahrscheinlichkeit und Rang jeder Klasse
export-evidence = Belege
export-bundle = Belege als Paket
export-bundle-hint = ZIP: Bild, Zahlen und alles, um sie nachzurechnen. Camlens öffnet es wieder.
export-with-photo = mit dem Foto selbst
export-with-features = mit den Merkmalen, aus denen die Karte jeder Klasse folgt
export-report = Bericht
export-report-hint = HTML: eine Seite mit Bildern, Zahlen und Worten, zum Lesen und Drucken
export-link = Link auf diese Ansicht
export-link-sample = Der Link öffnet dieses Foto mit derselben Klasse oder demselben Vergleich, Ausschnitt und Aussehen.
export-link-own = Der Link enthält Klasse oder Vergleich, Ausschnitt und Aussehen, aber nicht Ihr Foto: Wer ihn öffnet, gibt das Foto wieder dazu.
export-link-own-classes = Er fragt nach Ihren eigenen Klassen und zeigt nur dort dasselbe, wo es diese gibt.
export-copy-link = Link kopieren
export-making = { $what } wird erstellt
export-making-part = { $what } wird erstellt: { $percent }
export-cancel = Abbrechen
export-dismiss = Schließen
export-saved = Gesichert: { $file }
export-copied = Das Bild ist in der Zwischenablage.
export-link-copied = Der Link ist in der Zwischenablage.
export-shared = Geteilt.
export-nothing = Es gibt noch keine Karte zu sichern. Öffnen Sie zuerst ein Foto.
export-pixels-changed = Dieser Browser verändert Pixel, die eine Seite liest, um Sie vor Verfolgung zu schützen; das Bild wäre falsch. Erlauben Sie es für diese Seite (Canvas-Daten) oder nehmen Sie einen anderen Browser. Die Zahlen lassen sich sichern.
export-not-shown = Dieser Browser zeigt das Foto nicht, darum lässt es sich nicht zeichnen. Die Karte allein und die Zahlen lassen sich sichern.
export-file-gone = Die Datei { $file } lässt sich nicht mehr lesen: Sie wurde verschoben oder verändert. Wählen Sie sie noch einmal und sichern Sie dann.
export-not-copied = Der Browser hat der Seite die Zwischenablage nicht erlaubt. Sichern Sie stattdessen die Datei, oder markieren Sie den Text und kopieren Sie ihn.
export-press-again = Das Bild ist fertig. Drücken Sie noch einmal „Teilen“.
export-refused = Der Browser konnte diese Datei nicht erstellen; vielleicht fehlt ihm Speicher. Schließen Sie andere Tabs und versuchen Sie es noch einmal.
export-menu = Bild
export-menu-save = Bild sichern
export-menu-copy = Bild kopieren
export-menu-map = Nur die Karte sichern
export-menu-link = Link kopieren
export-menu-more = Sichern und teilen …
export-gallery = Sichern
export-gallery-title = Galerie sichern
export-gallery-of = { $photos ->
        [one] { $photos } Foto
       *[other] { $photos } Fotos
    }
export-gallery-selected = { $photos ->
        [one] { $photos } ausgewähltes Foto
       *[other] { $photos } ausgewählte Fotos
    }
export-gallery-unread = { $photos ->
        [one] { $photos } Foto ist noch nicht gelesen und steht ohne Klasse in der Liste.
       *[other] { $photos } Fotos sind noch nicht gelesen und stehen ohne Klasse in der Liste.
    }
export-sheet = Kontaktbogen
export-sheet-hint = PNG: alle Fotos mit Karten und Klassen
export-gallery-csv = Tabelle der Fotos
export-gallery-csv-hint = CSV: eine Zeile je Foto, mit Klassen und Werten
export-gallery-json = Antworten
export-gallery-json-hint = JSON: Karten, Klassen und Einstellungen je Foto
export-gallery-none = Noch ist kein Foto gelesen.
export-pixels = { $width } × { $height } Pixel
export-grid = { $rows } Zeilen × { $columns } Spalten
export-fact-photo = Foto
export-fact-size = Größe
export-fact-map = Die Karte zeigt
export-fact-sum = Wert
export-fact-framing = Was das neuronale Netz sah
export-fact-input = Seine Eingabe
export-fact-grid = Zellen
export-fact-passes = Durchläufe
export-fact-colours = Farben
export-fact-network = Neuronales Netz
export-fact-familiarity = Ähnlichkeit
export-familiar = Abstand { $distance } zu den gelernten Fotos; 95 von 100 davon liegen näher als { $threshold } an ihren eigenen nächsten
export-unfamiliar = Vielleicht keine der Klassen: Abstand { $distance } zu den gelernten Fotos; 95 von 100 davon liegen näher als { $threshold } an ihren eigenen nächsten
export-fact-own-classes = Eigene Klassen
export-mirrored = Mittel aus dem Foto und seinem Spiegelbild
export-colours = { $colours } von { $low } bis { $high } Logits (Bereich: { $range })
export-preview = { $network }: die Vorschau mit 8 Bit, nicht das exakte Netz
export-settings = Einstellungen und Wert
export-cells = Alle Zellen, in Logits
export-rank = Rang
export-class = Klasse
export-probability = Wahrscheinlichkeit
export-report-class = Die Karte zeigt, welche Stellen des Fotos das neuronale Netz zu { $subject } brachten und welche dagegen sprachen.
export-report-difference = Die Karte zeigt, wo das Foto für das neuronale Netz mehr für { $one } als für { $other } spricht und wo weniger.
export-report-sum = Die Werte sind Logits; das Mittel aller Zellen plus Bias ist der Wert der Klasse.
export-made = Erstellt mit Camlens, Version { $version }, am { $day }. Das Foto wurde im Browser gelesen und nicht hochgeladen.
zip-newer-bundle = { $file } ist ein Paket einer neueren Version von Camlens. Laden Sie die Seite neu, um diese Version zu bekommen, und geben Sie die Datei noch einmal.
zip-damaged-bundle = { $file } ist ein Paket von Camlens, aber beschädigt oder verändert. Sichern Sie es dort noch einmal, wo es gemacht wurde.
notice-bundle-without-photo = { $bundle } enthält kein Foto. Ausschnitt und Aussehen sind eingestellt; geben Sie das Foto { $photo } dazu, um seine Karte zu sehen.
export-report-gallery = Jedes Bild zeigt, was das neuronale Netz von einem Foto sah, darüber die Karte seiner ersten Klasse oder der angehefteten Frage.
export-with-pictures = mit den Bildern, so groß wie die Fotos
export-caption = { $photo }. Ausschnitt: { $framing }; { $grid }: { $sum }. { $colours }. { $network }; Camlens.
export-with-features-of-many = mit den Merkmalen; dafür werden Fotos noch einmal gelesen
export-gallery-failed = { $photos ->
        [one] { $photos } Foto lässt sich nicht lesen; es steht mit dem Grund in der Liste.
       *[other] { $photos } Fotos lassen sich nicht lesen; sie stehen mit dem Grund in der Liste.
    }
export-link-asks = Dieser Link gilt einem eigenen Foto: Geben Sie es, dann erscheint seine Karte mit derselben Frage und demselben Aussehen.
export-cancelled = Abgebrochen; nichts wurde gesichert.
export-network = ResNet50 mit den ImageNet-Gewichten von Keras
export-network-own = ResNet50 mit den ImageNet-Gewichten von Keras und einer Vorhersageschicht für eigene Klassen
export-fact-strength = Stärke der Karte
export-fact-outlines = Umrisse
export-outlines-from = ab { $percent } des größten Werts der Karte
export-scale-each = jede Karte mit eigener Skala
export-overlay-beside = PNG, { $width } × { $height } Pixel: die Karte über dem Foto. Die Abbildung zeigt beide nebeneinander.

# Eigene Klassen

classes-title = Eigene Klassen
classes-short = Eigene Klassen
classes-button-hint = Der Seite einen eigenen Unterschied beibringen und sehen, wohin sie schaut
classes-close = Schließen
classes-ask = Ein Foto fragen
classes-part = Teil der Seite
classes-photos = Fotos
classes-accuracy = Wie gut?
classes-looks = Wohin sie schaut
classes-intro = Geben Sie zwei oder mehr Klassen je einige Fotos, am besten zehn oder mehr. In Sekunden lernt die Seite, sie zu unterscheiden, sagt, wie gut sie das kann, und zeigt, wohin sie schaut. Nichts verlässt den Computer.
classes-name = Name einer Klasse
classes-new-name = Klasse
classes-add = Klasse hinzufügen
classes-folder = Ordner mit Klassen
classes-folder-hint = Ein Ordner, in dem für jede Klasse ein Ordner liegt. Ordner namens train und val werden verstanden; Fotos in val bleiben als Test beiseite.
classes-drop = oder Ordner hierher ziehen
classes-ready = Oder mit einem fertigen Satz ausprobieren:
classes-ready-set = { $one } oder { $other }
classes-ready-hint = Je acht Teile dieser beiden Fotos, die mit der Seite kommen
classes-colour = Farbe
classes-colour-number = Farbe { $number }
classes-on = An
classes-on-hint = Eine ausgeschaltete Klasse wird nicht mitgelernt
classes-remove-class = { $class } mit ihren Fotos entfernen
classes-add-photos = Fotos hinzufügen
classes-add-photos-to = Fotos zu { $class } hinzufügen
classes-add-selected = { $photos ->
        [one] { $photos } ausgewähltes Foto hinzufügen
       *[other] { $photos } ausgewählte Fotos hinzufügen
    }
classes-photos-of = Fotos von { $class }
classes-count = { $photos ->
        [one] { $photos } Foto
       *[other] { $photos } Fotos
    }
classes-count-tests = { $photos ->
       *[other] { $photos } als Test beiseite
    }
classes-count-failed = { $photos ->
        [one] { $photos } ist nicht lesbar und bleibt weg
       *[other] { $photos } sind nicht lesbar und bleiben weg
    }
classes-test = Test
classes-all = { $photos ->
       *[other] Alle { $photos } zeigen
    }
classes-fewer = Weniger zeigen
classes-selection = Ausgewählte Fotos
classes-open = Öffnen
classes-move = Verschieben nach …
classes-move-to = Nach { $class } verschieben
classes-keep-apart = Als Test beiseitelegen
classes-keep-apart-hint = Daraus wird nicht gelernt: die Seite sagt, wie viele davon sie richtig nennt
classes-learn-from = Daraus lernen
classes-tray = { $photos ->
        [one] { $photos } Foto der Galerie
       *[other] { $photos } Fotos der Galerie
    }
classes-tray-hint = Fotos auf eine Klasse ziehen, oder einige auswählen und die Schaltfläche einer Klasse drücken.
classes-progress = Fortschritt
classes-cancel-hint = Beenden und die noch nicht gelesenen Fotos herausnehmen
classes-again = Noch einmal versuchen
classes-state-empty = Noch keine Klassen.
classes-state-off = Alle Klassen sind aus.
classes-state-one = Es gibt nur eine Klasse, { $class }. Bitte eine zweite hinzufügen: die Seite lernt, was sie unterscheidet.
classes-state-no-photos = Noch keine Fotos zum Lernen: { $classes }.
classes-state-same = Alle Fotos sind dasselbe, es gibt also nichts zu unterscheiden. Bitte andere hinzufügen.
classes-state-collecting = { $left ->
        [one] { $left } Foto ist noch zu lesen
       *[other] { $left } Fotos sind noch zu lesen
    }
classes-state-training = Lernt …
classes-state-failed = Das Lernen kam nicht ans Ende. Bitte andere Tabs schließen und es noch einmal versuchen.
classes-state-unproven = Aus { $photos } Fotos gelernt. Mit einem Foto einer Klasse kann niemand sagen, wie gut das ist: bitte weitere hinzufügen.
classes-state-few = { $photos ->
       *[other] Aus { $photos } Fotos gelernt, zu wenigen, um zu sagen, wie gut das ist. Zehn je Klasse sind ein Anfang.
    }
classes-state-trained = { $photos ->
       *[other] Aus { $photos } Fotos gelernt. Richtig bei { $accuracy } derer, die sie nicht kannte.
    }
classes-state-alike = { $photos ->
       *[other] Aus { $photos } Fotos gelernt. Die meisten sind fast gleich; wie gut das ist, bleibt offen.
    }
classes-state-tests = { $photos ->
        [one] { $photos } beiseitegelegtes Foto ist noch zu lesen.
       *[other] { $photos } beiseitegelegte Fotos sind noch zu lesen.
    }
classes-alike = Die meisten dieser Fotos sind anderen fast gleich: in einem Zug aufgenommen, oder Teile eines Bildes. Für Fotos von anderer Zeit oder anderem Ort ist dieser Wert zu gut. Fügen Sie solche Fotos hinzu, oder legen Sie einige als Test beiseite.
classes-few = { $photos ->
        [one] Ein Foto ist zu wenig, um es zu sagen.
       *[other] { $photos } Fotos sind zu wenige, um es zu sagen. Zehn von jeder Klasse sind ein Anfang.
    }
classes-copies = { $photos ->
        [one] { $photos } dieser Fotos ist eine Kopie eines gelernten und beweist nichts.
       *[other] { $photos } dieser Fotos sind Kopien gelernter Fotos und beweisen nichts.
    }
classes-unjudged = Nicht beurteilt: { $classes }. Dafür braucht es zwei verschiedene Fotos.
classes-by = Beurteilt nach
classes-by-left-out = Reihum weggelassene Fotos
classes-by-held-out = Beiseitegelegte Fotos
classes-right = { $right } von { $total } richtig: { $percent }
classes-no-accuracy = Nicht bekannt: jede Klasse braucht zwei oder mehr Fotos.
classes-interval = Für Fotos dieser Art im Allgemeinen: zwischen { $low } und { $high } (Konfidenz 95 %).
classes-left-out-hint = Die Fotos wurden auf fünf Teile verteilt. Jeder Teil wurde danach beurteilt, was aus den anderen vier gelernt wurde (Kreuzvalidierung); so wurde kein Foto nach dem beurteilt, was es selbst gelehrt hatte. Das Intervall ist das von Wilson.
classes-held-out-hint = Aus diesen Fotos wurde nie gelernt.
classes-lambda = Strafe auf die Gewichte: λ = { $lambda }, mit denselben fünf Teilen gewählt. Zielfunktion am Optimum: { $objective }.
classes-matrix = Was wofür gehalten wird
classes-matrix-corner = Klasse
classes-matrix-hint = Eine Zeile für jede Klasse, eine Spalte für jede Antwort. Eine Zahl öffnet ihre Fotos mit ihren Karten.
classes-first-of = Die sichersten { $shown } von { $all }.
classes-least-sure-of = Die { $shown } am wenigsten sicheren von { $all }.
classes-doubt = Stimmt diese Beschriftung?
classes-doubt-hint = Zuerst die Fotos, die für eine andere Klasse gehalten werden, das sicherste voran, dann die zweifelhaften. Die Karte zeigt diese Antwort nach dem, was aus allen Fotos gelernt wurde, auch aus diesem.
classes-doubt-none = Jedes Foto wird sicher für seine eigene Klasse gehalten.
classes-verdict-right = { $class } { $percent }
classes-verdict-wrong = { $truth }, gehalten für { $said } { $percent }
classes-curve = Würden mehr Fotos helfen?
classes-curve-comes = Wird gemessen …
classes-curve-none = Es sind zu wenige Fotos, um das zu sagen.
classes-curve-numbers = Mit { $fewer } Fotos sind { $less } richtig, mit { $all } Fotos { $more }.
classes-curve-flat = Mehr Fotos derselben Art würden kaum helfen.
classes-curve-rises = Mehr Fotos würden helfen.
classes-curve-alike = Aus fast gleichen Fotos ist nicht zu sehen, ob andere helfen würden.
classes-curve-no-class = Von welcher Klasse, wird bei so vielen Fotos nicht gemessen.
classes-curve-class = Am meisten fehlen Fotos von { $class }.
classes-curve-point = { $photos } Fotos: { $percent }
classes-curve-label = Genauigkeit nach der Zahl der Fotos, aus denen gelernt wurde
classes-looks-of = Klasse
classes-mean = { $class }, im Mittel
classes-mean-hint = Das Mittel der Karten für diese Klasse über alle ihre Fotos, in dem Ausschnitt, den das neuronale Netz sah.
classes-mean-make = { $photos ->
        [one] Noch { $photos } Foto für das Mittel lesen
       *[other] Noch { $photos } Fotos für das Mittel lesen
    }
classes-strongest = Die Fotos, auf die sie sich stützt
classes-strongest-hint = Die Fotos dieser Klasse mit dem höchsten Logit. Liegt die Karte auf der Sache oder daneben?
classes-traps = Drei Fallen
classes-trap-background = Hintergrund.
classes-trap-background-text = Alle Bienen auf Blüten, alle Ameisen auf dem Boden: dann ist die Blüte die Antwort. Die Karte liegt neben dem Tier. Fügen Sie Bienen ohne Blüten hinzu und Ameisen auf ihnen.
classes-trap-watermark = Wasserzeichen.
classes-trap-watermark-text = Ein Zeichen, ein Datum oder ein Rahmen, den nur eine Klasse hat, ist leichter zu sehen als die Sache. Die Karte liegt in einer Ecke. Schneiden Sie es ab oder fügen Sie Fotos ohne es hinzu.
classes-trap-size = Größe.
classes-trap-size-text = Eine Klasse aus der Nähe fotografiert, die andere von weitem: dann sind Unschärfe und Größe die Antwort. Die Karte ist überall gleich. Nehmen Sie beide aus denselben Abständen auf.
classes-asked = Gefragte Klassen
classes-imagenet = ImageNets
classes-imagenet-hint = Die Klassen, mit denen das neuronale Netz trainiert wurde
classes-own = { $classes ->
       *[other] { $classes } eigene Klassen
    }
classes-unlike = Vielleicht nichts davon: dieses Foto ist den Fotos der eigenen Klassen wenig ähnlich.
classes-perhaps-none = Nichts davon?
classes-perhaps-none-or = vielleicht nichts davon; falls doch, { $answer }
classes-perhaps = { $class }?
classes-of-these-none = Davon vielleicht keine der Klassen
classes-nearest = Die ähnlichsten Fotos
classes-unlike-why = Abstand { $distance }. Von den gelernten Fotos liegen 95 von 100 näher als { $threshold } an ihren eigenen nächsten.
classes-nearest-photo = { $name } ({ $class })
classes-kept-label = Was aufbewahrt wird
classes-kept-nothing = Von den eigenen Klassen wird auf diesem Gerät nichts aufbewahrt.
classes-kept = { $photos ->
        [one] { $photos } Foto der eigenen Klassen wird auf diesem Gerät aufbewahrt: { $size }. Nichts wird hochgeladen.
       *[other] { $photos } Fotos der eigenen Klassen werden auf diesem Gerät aufbewahrt: { $size }. Nichts wird hochgeladen.
    }
classes-kept-refused = Dieser Browser bewahrt für diese Seite nichts auf: sichern Sie eine Projektdatei, bevor Sie sie schließen.
classes-kept-full = Auf diesem Gerät ist kein Platz mehr. Alles arbeitet weiter; sichern Sie eine Projektdatei, bevor Sie die Seite schließen.
classes-kept-in-part = Nicht alles konnte auf diesem Gerät aufbewahrt werden. Sichern Sie eine Projektdatei, bevor Sie die Seite schließen.
classes-kept-without = { $photos ->
       *[other] { $photos } Fotos werden aus Platzmangel ohne ihre Dateien aufbewahrt: ihre Karten brauchen die Dateien nach einem Neuladen noch einmal.
    }
classes-keep-photos = Auch die Fotos selbst aufbewahren
classes-forget = Alles vergessen
classes-forget-sure = Klassen, Fotos und Gelerntes werden auf diesem Gerät gelöscht, in allen Tabs.
classes-forget-not = Behalten
classes-forgotten = Alles ist vergessen.
classes-take-title = Mitnehmen
classes-take-intro = Für andere Programme, und für eine eigene Seite. In diesen Dateien ist, was gelernt wurde; Ihre Fotos sind es nicht.
classes-take-npz = Zahlen für NumPy
classes-take-npz-hint = NPZ: Gewichte, Bias, Namen und λ
classes-take-json = Zahlen mit allen Einstellungen
classes-take-json-hint = JSON: dasselbe, mit Netz, Vorverarbeitung und Genauigkeit
classes-take-keras = Skript für Keras
classes-take-keras-hint = Python: baut das Netz mit Keras; die NPZ-Datei daneben sichern
classes-take-onnx = Das ganze Netz
classes-take-onnx-hint = ONNX, { $size }: läuft in onnxruntime und anderswo, mit Namen und Vorverarbeitung darin
classes-take-site = Diese Seite mit Ihren Klassen
classes-take-site-hint = ZIP, { $size }: eine Kopie dieser Seite, die sich mit Ihren Klassen öffnet, für jeden einfachen Webspace
classes-take-making = { $what } wird erstellt: { $percent }
classes-take-done = Gesichert: { $file }
classes-take-cancel = Abbrechen
classes-take-cancelled = Abgebrochen; es wurde nichts gesichert.
classes-take-not-fetched = Die Datei { $file } dieser Seite kam nicht an, deshalb wurde nichts gesichert. Bitte die Verbindung prüfen und es noch einmal versuchen.
classes-take-damaged = Die Datei { $file } dieser Seite ist beschädigt, deshalb wurde nichts gesichert. Bitte die Seite neu laden und es noch einmal versuchen.
classes-take-other-version = Es gibt eine neuere Fassung dieser Seite. Bitte neu laden und es dann noch einmal versuchen.
classes-take-refused = Der Browser konnte die Datei nicht erstellen, meist weil der Speicher fehlt. Bitte andere Tabs schließen und es noch einmal versuchen.
classes-take-shipped-lost = Die Klassen, mit denen diese Seite kam, sind nicht lesbar ({ $file }). Gefragt werden stattdessen die von ImageNet.
classes-file = Projektdatei
classes-file-save = Projekt sichern
classes-file-photos = mit den Fotos
classes-file-open = Projektdatei öffnen
classes-file-opening = Wird geöffnet …
classes-file-saving = Wird gesichert: { $percent }
classes-file-saved = Gesichert als { $file }. Auf jedem Gerät lässt es sich wieder öffnen.
classes-file-cancelled = Nicht gesichert.
classes-file-not-saved = Das Projekt konnte nicht gesichert werden. Bitte andere Tabs schließen oder es ohne die Fotos sichern.
classes-file-opened = { $file } ist geöffnet.
classes-file-asks = Hier sind schon Klassen. Die von { $file } hinzufügen oder an ihre Stelle setzen?
classes-file-waiting = { $files ->
        [one] { $files } weitere Datei wartet.
       *[other] { $files } weitere Dateien warten.
    }
classes-file-add = Hinzufügen
classes-file-replace = Alles ersetzen
classes-file-none = { $file } ist kein Projekt von Camlens.
classes-file-newer = { $file } wurde von einer neueren Version von Camlens gesichert. Bitte die Seite neu laden und die Datei noch einmal öffnen.
classes-file-other-network = Die Fotos in { $file } wurden von einem anderen neuronalen Netz gelesen. Bitte die Fotos selbst geben.
classes-file-damaged = { $file } ist beschädigt, darum wurde nichts davon geöffnet. Bitte die Datei noch einmal von dort kopieren, woher sie kam.
classes-state-one-on = Nur { $class } ist an. Bitte eine zweite Klasse einschalten oder hinzufügen.
classes-state-twice = { $photos ->
        [one] { $photos } Foto liegt in zwei Klassen: das kann nicht beides stimmen.
       *[other] { $photos } Fotos liegen in zwei Klassen: das kann nicht beides stimmen.
    }
classes-undone = Rückgängig gemacht.
classes-undone-before = Rückgängig gemacht. Davor: { $what }
classes-did-rename = „{ $from }“ heißt jetzt „{ $to }“.
classes-did-paint = „{ $class }“ hat eine andere Farbe.
classes-did-switch-on = „{ $class }“ eingeschaltet.
classes-did-switch-off = „{ $class }“ ausgeschaltet.
classes-did-move = { $photos ->
        [one] { $photos } Foto nach „{ $class }“ verschoben.
       *[other] { $photos } Fotos nach „{ $class }“ verschoben.
    }
classes-did-keep-apart = { $photos ->
        [one] { $photos } Foto als Test beiseitegelegt.
       *[other] { $photos } Fotos als Test beiseitegelegt.
    }
classes-did-put-back = { $photos ->
        [one] Aus { $photos } Foto wird wieder gelernt.
       *[other] Aus { $photos } Fotos wird wieder gelernt.
    }
classes-did-remove = { $photos ->
        [one] { $photos } Foto entfernt.
       *[other] { $photos } Fotos entfernt.
    }
classes-did-remove-of = { $photos ->
        [one] { $photos } Foto aus „{ $class }“ entfernt.
       *[other] { $photos } Fotos aus „{ $class }“ entfernt.
    }
classes-did-remove-class = { $photos ->
        [0] „{ $class }“ entfernt.
        [one] „{ $class }“ mit { $photos } Foto entfernt.
       *[other] „{ $class }“ mit { $photos } Fotos entfernt.
    }
classes-did-replace = Alle Klassen durch die der Datei ersetzt.
classes-details = Für Kenner
