# The page's sentences in English. CONTRIBUTING.md says how a message is added, and how a language is.
# A message is named by the room of the page that shows it.

language-name = English

# The marks in numbers. A thousands mark of { "" } leaves the digits together.
number-decimal = .
number-thousands = ,
number-percent = { $number }{"\u00a0"}%

page-title = Camlens: see which parts of a photo a neural network used

language-choice = Language
language-not-loaded = { $language } could not be loaded.

number-progress = { $done } of { $total } MB
number-identity = average of { $cells } cells { $mean } { $sign } bias { $bias } = { $score } { $logit }
number-share = { $added } of { $score } ({ $percent })
number-added = { $added } to a score of { $score }
number-place = Row { $row } of { $rows }, column { $column } of { $columns }

# Offline

offline-none = Not kept for use offline yet.
offline-saving = Being kept on this device for use offline.
offline-ready = Ready offline: page and neural network are kept on this device.
offline-preview = Ready offline with the preview: the page and the first half of the neural network are kept on this device.
offline-waiting = Kept on this device: this version opens offline once all tabs with this page were closed.
offline-newer = This is an older version of the page. It works until it is closed; a newer one is kept on this device and opens from then on.
offline-insecure = Works online only, and on one thread: this address begins with http, and browsers keep pages, and start threads, only where it begins with https.
offline-no-service-worker = Works online only: this browser, or this private window, keeps no pages.
offline-not-kept = Works online only for now: this browser could not keep the page. It tries again the next time the page is opened.
offline-network-not-kept = Works online only: the page is kept on this device, but the neural network is not.
offline-new-version = New version
offline-new-version-ready = A new version is ready. Taking it reloads the page.
offline-take = Take the new version

# Settings

settings-framing = What the neural network is shown
settings-whole = Whole
settings-whole-effect = The whole photo in its own proportions, on a finer grid. The best choice for most photos.
settings-crop = Crop
settings-crop-effect = Only the central square: the usual way to measure accuracy.
settings-squash = Squash
settings-squash-effect = The whole photo squashed to a square, smoothly.
settings-seed = Nearest
settings-seed-effect = Squashed to a square by taking the nearest pixel, as the Keras notebook does.
settings-grid = Grid: short side in pixels, rows × columns
settings-standard = Standard
settings-mirrored = Also mirrored, averaged: twice the time
settings-no-time = no time
settings-about-seconds = about { $seconds } s
settings-about-minutes = about { $minutes } min
settings-cells = { $rows } × { $columns }
settings-cost-once = { $rows } rows and { $columns } columns, read once, { $time }.
settings-cost-twice = { $rows } rows and { $columns } columns, read twice, { $time }.
settings-finer-hint = The neural network was trained at 224 pixels. A larger picture gives a finer grid, but shows everything enlarged, and the answer may change.
settings-fixed-hint = This choice always gives 224 × 224 pixels, 7 rows and 7 columns. For a finer grid, choose Whole.
settings-choice-underway = Reading the photo this way
settings-choice-done = Done
settings-download = Download
settings-preview-only = On later visits, load only the preview (half of the bytes)
settings-preview-agreement = On all of 53 photos the preview named the same first class as the exact neural network. Its maps differed by { $median } of their range in the median, and by { $most } at most.

# Messages, and remarks beside the status

notice-no-memory-at = This tab has too little memory to read it at { $pixels } pixels. The answer on the screen stays; a smaller size needs less.
notice-died-at = The neural network stopped again without a message while it read the photo at { $pixels } pixels, perhaps for lack of memory. The answer on the screen stays; a smaller size needs less.
notice-not-drawn = { $file }: this browser could not draw it. The file is damaged or contains a piece of a web page. Save it as PNG and try again.
notice-died-reading = The neural network stopped without a message and was started again. The photo stayed and is read once more.
notice-died-idle = The neural network stopped without a message and was started again. The answer stayed.
notice-died-again = The neural network stopped again without a message, as it does in a tab with too little memory. The photo stays; close other tabs and start the neural network again, or choose a smaller photo.
notice-not-started = This browser did not start the neural network. Close other tabs and try again, or use another browser.
notice-mismatch = This page and its neural network are of different versions. Reload the page to get both again.
notice-sample-missing = The sample photo could not be fetched. Check the connection, or choose a photo of your own.
notice-nothing-to-read = There was no picture in that. Give a photo as a file, or copy the picture itself.
notice-no-pictures = There are no pictures in that folder. Give another one, or the photos themselves.
notice-beside-classes = { $files ->
        [one] { $files } file lies beside the folders of the classes, and was left out.
       *[other] { $files } files lie beside the folders of the classes, and were left out.
    }
notice-ready-set-missing = { $file }, which the set is made of, could not be fetched. Check the connection and press its button again.
notice-not-opened = { $files ->
        [one] { $files } file or folder could not be opened. Was it moved, or is it locked? All else was taken.
       *[other] { $files } files or folders could not be opened. Were they moved, or are they locked? All else was taken.
    }
notice-address-only = The other page gave only the address of its picture, and Camlens fetches nothing from other sites. Copy the picture there and paste it here, or save it and choose the file.
notice-shared-full = There was no room to take over the shared photo. Choose it here, or make room on this device and share it again.
notice-shared-lost = The shared photo did not arrive. Choose it here, or share it again.
notice-launch-unreadable = The file that this app was opened with could not be read. Was it moved? Choose it here, or open it again.
notice-photo-gone = That photo is no longer kept in this tab. Choose it again to see it.
notice-dismiss = Dismiss
notice-dismiss-label = Dismiss this message
remedy-start = Start the neural network
remedy-read-again = Try again
remedy-reload = Reload the page
remedy-read-standard = Read at the standard size
remedy-read-at = Read at { $pixels }
remark-the-photo = the photo
setback-not-secure = Computing on one thread: this page came over http from another computer, and browsers allow several threads only over https.
setback-not-isolated = Computing on one thread: this site’s host does not send the headers that threads need.
setback-not-yet = Computing on one thread this time: this site’s host does not send the headers that threads need. The page adds them itself from the next visit on.
setback-no-shared-memory = Computing on one thread: this browser has no memory that threads can share.
setback-not-started = Computing on one thread: this browser did not start the others.
setback-ended = Computing on one thread from now on: the build with several threads stopped without a message.
setback-out-of-memory = Computing on one thread from now on: the build with several threads ran out of memory.
not-kept-refused = This browser keeps no files for this page: the neural network works for this visit and is downloaded again at the next.
not-kept-full = There is no room to keep the neural network: it works for this visit, and the missing part is downloaded again at the next.

# The photos that this browser keeps

kept-text = Your photos never leave this device. This browser keeps what was found of each photo, and its file while there is room: up to 512 MB, and at most a tenth of the room that the browser gives this site. A reload brings them back. No other tab shows them. After you close the tab, the next visit to this page offers to bring them back, for 30 days. “Forget all” deletes the photos of this tab and of closed tabs.
kept-size = { $photos ->
        [one] { $photos } photo, { $size }, is kept in this browser, for this page alone.
       *[other] { $photos } photos, { $size }, are kept in this browser, for this page alone.
    }
kept-nothing = No photos are kept in this browser.
kept-refused = This browser does not keep photos for this page: after a reload, give them again.
kept-full = There is no room left in this browser: some photos are gone after a reload.
kept-in-part = This browser could not keep all photos: some are gone after a reload.
kept-forget = Forget all
kept-forgotten = Done. The photos that this page shows stay until you close it.
kept-none = The browser keeps no photos of this page, so that there is nothing to forget.
kept-earlier-title = Photos of an earlier visit
kept-earlier = { $photos ->
        [one] { $photos } photo of an earlier visit is kept here: { $size }.
       *[other] { $photos } photos of an earlier visit are kept here: { $size }.
    }
kept-bring-back = { $photos ->
        [one] Bring it back
       *[other] Bring them back
    }
kept-forget-earlier = { $photos ->
        [one] Forget it
       *[other] Forget them
    }

# Choosing a photo

intake-label = Give photos
intake-choose = Choose photos
intake-folder = Folder
intake-choose-folder = Choose a folder
intake-hint = or drop them anywhere, or paste them
intake-samples = Sample photos
intake-drop = Drop photos or folders
sample-cat = Cat
sample-coffee = Coffee
sample-astronaut = Astronaut
sample-rocket = Rocket
sample-cat-alt = Chelsea, a ginger tabby cat, her face close up
sample-coffee-alt = A cup of coffee on a wooden table, a spoon beside it
sample-astronaut-alt = The astronaut Eileen Collins in an orange suit in front of a flag and a model of the shuttle
sample-rocket-alt = A rocket on its launch pad, the tower beside it
photo-yours = Your photo { $name }
photo-nameless = photo without a name
photo-pasted = pasted photo

# Zip archives

zip-not-a-zip = { $file } is not a zip archive. Give the photos themselves, or a zip archive of them.
zip-cut = The end of { $file } is missing, and with it the list of its photos. Download or copy the archive again.
zip-damaged = The list of the photos in { $file } is damaged. Copy the archive again, or unpack it and give the folder.
zip-split = { $file } is one part of a split archive. Unpack all parts together and give the folder.
zip-too-many = { $file } has more files than this page lists. Unpack it and give its folders one after the other.
zip-no-pictures = There are no pictures in { $file }.
zip-gone = { $file } could not be read to its end. Was it moved? Give it again.
zip-no-inflating = { $photos ->
        [one] { $photos } of { $of } photos in { $file } needs unpacking, which this browser cannot do. Unpack it and give the folder.
       *[other] { $photos } of { $of } photos in { $file } need unpacking, which this browser cannot do. Unpack it and give the folder.
    }
zip-encrypted = { $photos ->
        [one] { $photos } of { $of } photos in { $file } needs the archive’s password. Unpack it and give the folder.
       *[other] { $photos } of { $of } photos in { $file } need the archive’s password. Unpack it and give the folder.
    }
zip-unsupported = { $photos ->
        [one] { $photos } of { $of } photos in { $file } is packed in a way that browsers cannot read. Unpack it and give the folder.
       *[other] { $photos } of { $of } photos in { $file } are packed in a way that browsers cannot read. Unpack it and give the folder.
    }
zip-too-large = { $photos ->
        [one] { $photos } of { $of } photos in { $file } is too large. The others were taken.
       *[other] { $photos } of { $of } photos in { $file } are too large. The others were taken.
    }
zip-photos-damaged = { $photos ->
        [one] { $photos } of { $of } photos in { $file } is damaged. Copy the archive again, or unpack it and give the folder.
       *[other] { $photos } of { $of } photos in { $file } are damaged. Copy the archive again, or unpack it and give the folder.
    }

# The camera

camera-use = Use the camera
camera-short = Camera
camera-title = Camera
camera-close = Close
camera-picture = The camera’s picture
camera-record-title = Record photos of { $class }
camera-hold = Hold to record
camera-hold-hint = Hold the button, or the space bar, and move the thing or the camera: five photos a second are taken, and read in the background.
camera-take = Take the photo
camera-turn = Turn the camera
camera-which = Camera
camera-number = Camera { $number }
camera-stays = Nothing leaves this device. The photo you take joins your other photos.
camera-taken = { $photos ->
        [one] { $photos } photo taken. Take more, or close this to see it.
       *[other] { $photos } photos taken. Take more, or close this to see them.
    }
camera-asking = Waiting for the camera. The browser may ask whether this page may use it.
camera-again = Try again
camera-not-allowed = The camera is not allowed for this page. Allow it beside the address, or in the settings of this device, and try again.
camera-none = No camera was found. Connect one and try again, or choose a photo.
camera-in-use = The camera did not start. Another program may be using it: close that program and try again.
camera-not-there = That camera is no longer there. Try again to use another one.
camera-ended = The camera was disconnected or switched off. Connect it and try again. The photos taken so far stay.
camera-unknown = This browser gave no picture from the camera. Try again, or choose a photo.

# The page as a whole, its foot, and the tour

page-subtitle = See which parts of a photo a neural network used
page-settings = Settings
page-download-and-speed = Download and speed
page-unknown-in-link = The link asks for { $pairs }, which this page does not know; the rest of it is followed.
page-no-such-classes = The question is about own classes that are not here. The answer is about the classes that are asked now.
page-and = { $first } and { $second }
foot-promise = The neural network runs in your browser; your photos are never uploaded. It is ResNet50, trained on the { $classes } classes of ImageNet, whose names are English.
foot-paper = Paper
foot-model-card = Model card
foot-licences = Licences
foot-keys = Keys (?)
foot-source = Source
foot-version = Version { $version }
tour-open = Tour
tour-title = A tour in four steps
tour-new-here = New here?
tour-begin = Tour in four steps
tour-decline = No, thanks
tour-skip = Skip
tour-step = { $step } of { $steps }
tour-back = Back
tour-next = Next
tour-done = Done
tour-photo = Give it a photo
tour-photo-text = Choose one or many, drop them, paste them, or take one of the samples. They are read in this tab and are never uploaded.
tour-classes = The neural network names it
tour-classes-text = It knows 1000 kinds of things: many animals, tools, vehicles and foods, and hardly any people. It always names one, even if the photo shows none of them.
tour-map = The map shows where
tour-map-text = Each place adds to the score of a class, or takes from it. In the usual colours, red places speak most for the class. The bar below the photo says what each colour means.
tour-ask = Ask on
tour-ask-text = Choose another class and see what speaks for it, compare two, or mark a part of the photo and read what the neural network would see in that part alone.

# Stage: photo and map

stage-label = Photo and map
stage-map = Class activation map for { $class }: from { $low } to { $high } logits, strongest { $place }, on a grid of { $rows } rows and { $columns } columns.
stage-very-long = This photo is very long: the neural network saw its middle, { $share } of it, and nothing of the dimmed ends.
stage-framed = The neural network saw the framed part, { $share } of the photo; the rest is dimmed.
stage-moves = This file moves; its first picture was read and is shown.
stage-first-page = { $pages ->
        [one] This file has { $pages } page; it was read and is shown.
       *[other] This file has { $pages } pages; the first was read and is shown.
    }
stage-missing = { $share } of this photo are missing or damaged; the neural network saw grey there.
stage-coarser = The end of this file is missing: the neural network saw the photo with less detail.
stage-differs = Your browser shows this file differently from what the neural network saw; its picture is shown.
stage-adds-score = ÷ { $cells } = { $added } of a score of { $score }
stage-adds-difference = ÷ { $cells } = { $added } of a difference of { $score }
stage-with-percent = { $sentence } ({ $percent })
stage-cells = The cells of the map. Arrow keys read out one after the other.
stage-cells-region = The cells of the map. Arrow keys read out one after the other. Space takes a cell in or out, Shift with arrows draws a box, Escape clears.
stage-input = What the neural network saw: { $width } by { $height } pixels, resized from the photo
stage-input-size = The neural network saw { $width } × { $height } pixels.
stage-real-pixels = Real pixels
stage-point = Point at the photo to read a place, or press Tab until it is framed, then use the arrow keys.
stage-tap = Tap the photo to read a place.
stage-share = The value of the cell divided by the number of cells: all shares and the bias add up to the score
stage-strongest-here = Strongest classes here:
stage-slide = How much of the photo is shown without the map
stage-slide-now = { $percent } photo
stage-zoom = Zoom
stage-zoom-out = Zoom out
stage-zoom-out-key = Zoom out (−)
stage-zoom-in = Zoom in
stage-zoom-in-key = Zoom in (+)
stage-fit = Fit
stage-fit-key = The whole picture (0)
stage-full-screen = Full screen
stage-full-screen-key = Full screen (F)
stage-reading = Reading { $name }
stage-browser-decoded = Your browser opened this format; another browser may give slightly different numbers.

# How to read the map

help-title = How to read the map
help-close = Close
help-intro = The neural network divides the photo into a grid. Each cell of the grid adds something to the score of a class, or takes something from it. The map shows how much, cell by cell.
help-colours = The colours
help-colours-end = The right end of the bar below the photo (red in Jet) marks the places that speak most for the class.
help-colours-zero = A place below zero speaks against the class. With the range “This map” the left-hand colour is this map’s lowest value, which need not be zero. Look for the zero on the bar.
help-colours-fixed = To compare photos or classes, choose the fixed range. Then a colour always means the same number.
help-colours-jet = Jet, the rainbow of the Keras notebook, shows edges where the numbers have none. Viridis, Inferno and Grey do not.
help-numbers = The numbers
help-numbers-text = A score is also called a logit. One more makes a class { $odds } times as likely against the others. The average of all cells, plus a fixed number of the class (its bias), is exactly its score.
help-place = The place
help-place-text = A cell of this network looks a quarter of a cell above and to the left of the middle of its square. The map is drawn where the cells look, except with the choice “{ $seed }”, which draws it as the Keras notebook does. On 31 photos with exact outlines this raised the overlap of map and object from { $before } to { $after } on average; 1 would be perfect.
help-classes-text = Press “Your classes” and give two or more classes some photos each. The neural network stays as it is; a new last layer is learned from what it sees in your photos, in seconds and always with the same result. Everything else works as before: maps, logits, comparisons. Look where the map lies before you trust an answer: three traps are known. What you remove or move by a slip comes back with “Undo”, or Ctrl+Z.
help-many = Many photos
help-many-text = Give as many photos as you like: files, a folder, a zip or the camera. They are read one after the other while you work with one. “All photos” shows them in a grid, with a summary; folders are groups. A pinned question is asked of each photo.
help-many-keys = In the grid, the arrow keys move, Enter opens a photo, Space selects it, Delete removes it, Esc closes the grid.
help-limits = What the map cannot tell
help-limits-shapes = Fine shapes.
help-limits-shapes-text = The grid is coarse, about eight cells high. The smooth look is interpolation; “Real cells” shows the grid itself. Each cell has also seen much of its surroundings.
help-limits-why = Why.
help-limits-why-text = The map shows the places that counted. It does not show which property of a place counted, or why.
help-limits-classes = Things without a class.
help-limits-classes-text = The network knows { $classes } classes. Many of them are dogs, and hardly any is for people. For anything else it still names one of its classes, and the map is then about that class.
help-limits-unseen = What the network did not see.
help-limits-unseen-text = The framing may cut or squash the photo. The view “Input” shows exactly what the network was given.
help-photos = Your photos
help-keys = Keys
help-key-help = open this page
help-key-search = search a class; up and down preview a class, Enter keeps it, Esc goes back
help-key-best = show the best class, the second, and so on
help-key-photos = The next photo of this visit, and the one before
help-key-save = save and share
help-key-full-screen = full screen
help-key-zoom = on the photo: enlarge it, make it smaller
help-key-fit = on the photo: show all of it again
help-key-tab = go from one part of the page to the next
help-key-arrows = on the photo: read the next cell
help-key-enter = on the photo: pin the reading of a cell, or take the pin away
help-key-space = on the photo, in Region: take a cell in or out
help-key-box = on the photo, in Region: draw a box
help-key-escape = close a page or a list; on the photo: take a pin or a region away
help-key-undo = in Region: undo the last stroke (on a Mac, Cmd and Z)
help-key-redo = in Region: do the stroke again (on a Mac, Shift, Cmd and Z)
help-key-name-arrows = arrows
help-key-name-space = Space
help-key-name-enter = Enter
help-key-name-shift = Shift
help-key-name-control = Ctrl
help-sources = Sources and thanks
help-sources-outlines = The contour at { $percent } and the box are theirs, too.
help-sources-network = The network is ResNet50 with the ImageNet weights of Keras. The names of the classes are from WordNet 3.0, copyright 2006 by Princeton University, used under its licence. Turbo is by Google, Apache License 2.0. Viridis and Inferno are by the authors of matplotlib, CC0.

# How it works

help-how-title = How it works
help-how-no-photo = Here the arithmetic of one cell is shown on your photo. Choose a photo first, and wait for its answer.
help-how-step-numbers = The photo becomes numbers
help-how-grid = The neural network turns the photo into a grid of { $rows } rows and { $columns } columns. Each cell of the grid has { $channels } numbers. Each number tells how strongly the cell shows one of { $channels } patterns, which the network has learned from a million photos. The steps below follow the outlined cell: { $place }.
help-how-cell-pinned = It is the cell that you have pinned on the photo.
help-how-cell-strongest = It is the strongest cell of this class. To follow another one, close this page and click or tap a place on the photo.
help-how-step-weights = Each class has weights
help-how-weights = Each class has { $channels } weights, one for each pattern. A weight above zero means: this pattern speaks for { $class }. A weight below zero means: it speaks against it.
help-how-step-products = Multiply and add
help-how-products = Each number of the cell is multiplied by the weight of its pattern, and the products are added. The sum is this cell’s evidence for { $class }, and the colour of the map shows it. These patterns count most here:
help-how-pattern = Pattern
help-how-number = Number
help-how-weight = Weight
help-how-product = Product
help-how-pattern-named = Pattern { $channel }
help-how-others = { $count } other patterns together
help-how-sum = Sum: the evidence of this cell
help-how-feature-map = Pattern { $channel } over the whole photo: bright where the network finds it.
help-how-step-average = Average over the photo
help-how-average = The score of the class is the average over all { $cells } cells, plus a fixed number of the class, its bias. This cell adds { $value } ÷ { $cells } = { $share } to it.
help-how-score = score
help-how-step-softmax = Scores become probabilities
help-how-softmax = The scores of all { $classes } classes become probabilities by the softmax: e is raised to each score, and each result is divided by the sum of all results. One more in the score makes a class { $odds } times as likely against the others. { $class } has the score { $score }, which becomes { $probability }.
help-how-no-trick = Nothing else happens: the map is this sum, laid out over the photo. The cells of the map and the bias always add up to the score.

# Failures: the event, and the next step

failure-empty-file = The file is empty. Choose another file.
failure-not-an-image = This is not a picture: its content is in no image format that Camlens knows. Choose a photo: JPEG, PNG, WebP, GIF, BMP or TIFF.
failure-damaged = The { $format } picture is damaged or ends too early. Copy or download it again, or choose another photo.
failure-too-large = The picture has { $megapixels } megapixels; the limit is { $limit }. Make it smaller: the neural network looks at far fewer pixels.
failure-too-heavy = The file has { $megabytes } MB; the limit is { $limit } MB. Save it smaller, or as JPEG or PNG: the neural network looks at far fewer pixels.
failure-heic = HEIC cannot be read here. It is the format of iPhones, and this browser does not read it. For new photos, choose Settings > Camera > Formats > Most Compatible on the iPhone. For this one, export or share it as JPEG.
failure-raw = A camera’s raw file cannot be read here. Neither Camlens nor this browser reads it. Develop it, and save it as JPEG or PNG.
failure-unsupported = This format cannot be read here, neither by Camlens nor by this browser: { $format }. Save the picture as JPEG or PNG and try again.
failure-picture-memory = There is no memory left for the picture. Close other tabs, or make the photo smaller.
failure-file-gone = The file cannot be read any more. Was it moved, or changed on the disk? Choose it again.
failure-no-network = The neural network is not there yet. Load it first.
failure-not-fetched = The neural network’s file { $file } could not be fetched. Check the connection and load the neural network again.
failure-not-fetched-status = The neural network’s file { $file } could not be fetched: the server answered with status { $status }. Check the connection and load the neural network again.
failure-network-memory = This tab has too little memory for the neural network. Close other tabs and try again.
failure-pass-failed = The neural network failed while it read ({ $detail }). Try again; if it fails again, reload the page.
failure-worker-ended = The neural network stopped without a message while it read this photo, and did so again, perhaps for lack of memory. Close other tabs and read it again, or choose a smaller photo.
failure-network-damaged = The neural network’s files are damaged ({ $detail }). Reload the page to fetch them again; if that does not help, the site’s copy is damaged.
failure-pdf = This file is a PDF document; open it, and save the page with the photo as PNG or JPEG.
failure-zip = This file is a ZIP archive or a document; unpack it, and choose a photo in it.
failure-locked-zip = This file is a ZIP archive with a password; unpack it, and choose a photo in it.
failure-archive = This file is a { $format } archive; unpack it, and choose a photo in it.
failure-gzip = This file is packed by gzip; unpack it, and choose the photo in it.
failure-film = This file is a film; save one picture of it as JPEG or PNG.
failure-film-or-sound = This file is a film or a sound; save one picture of it as JPEG or PNG.

# Where in the picture

place-upper-left = in the upper left
place-top = at the top
place-upper-right = in the upper right
place-left = at the left
place-centre = in the centre
place-right = at the right
place-lower-left = in the lower left
place-bottom = at the bottom
place-lower-right = in the lower right

# Questions: classes

ask-label = What the neural network saw
ask-awaited = Here the neural network will say what it sees. A map over the photo will show where.
ask-numbers = What the numbers mean
ask-numbers-logit = A logit is the neural network’s score for a class, before all scores are turned into probabilities. One logit more makes a class 2.7 times as likely compared with the others.
ask-numbers-map = The map tells how each place adds to that score. The average over all places, and a fixed bias of the class, make up the logit exactly. Below zero a place speaks against the class.
ask-against = { $one } against { $other }
ask-compares = The map compares
ask-shows = The map shows
ask-tabs = Ask the map
ask-classes = Classes
ask-classes-hint = Where is it? The map of any of the { $classes } classes
ask-classes-hint-own = Where is it? The map of any of your own classes
ask-compare = Compare
ask-compare-hint = Why this one and not that one?
ask-region = Region
ask-region-hint = What would the photo be, seen only there?
ask-standing = rank { $rank }, logit { $logit }, { $percent }
ask-also = also { $synonyms }
ask-search = Any of the { $classes } classes, by its English name
ask-search-own = Any of your { $classes } classes, by its name
ask-search-placeholder = Name, synonym, WordNet id
ask-search-placeholder-own = Name
ask-search-keys = Press / to search; up and down preview a class, Enter keeps it, Esc goes back.
ask-best = Best { $rows }
ask-best-five = Best five
ask-best-all = All classes
ask-logit = logit
ask-logit-hint = The score of a class before the softmax: one more makes it 2.7 times as likely
ask-probability = probability
ask-show-more = Show { $rows } more
ask-show-fewer = Show fewer
ask-rank = Rank { $rank } of { $classes }
ask-not-found = No class has that name. Hardly any is for people; try an object or an animal. The names are English.
ask-not-found-own = No class has that name.
ask-found = { $shown } of { $found }. Show { $more } more
ask-now = Now { $name }.
ask-group = { $classes ->
        [one] a group of { $classes } class
       *[other] a group of { $classes } classes
    }
ask-wordnet = WordNet { $id }
ask-synonyms-wordnet = { $synonyms } (WordNet { $id })
ask-side-by-side = Maps side by side
ask-one-scale = One scale for all of them, in logits:
ask-scores = Show scores
ask-scores-hint = Logits: the numbers behind the probabilities
ask-pin = Keep this question
ask-pin-hint = Ask the same of the next photo: the class, the comparison or the region stays when the photo changes.
ask-hardly-any = Hardly anything here speaks for { $name } (rank { $rank } of { $classes }, { $probability }).
ask-less-than = less than { $probability }
ask-neither = Hardly anything here speaks for { $one } or for { $other }, so their difference means little.
ask-same-twice = Both sides are the same. Choose two different classes or groups.
ask-same-twice-own = Both sides are the same. Choose two different classes.
ask-unsure = The neural network is not sure ({ $probability }): it may have no class for this, or several that fit.
ask-sample-cat = Chelsea is a ginger tabby cat. Several classes are for cats like her, and the neural network may choose the wrong one.
ask-sample-coffee = No class is called coffee; espresso is the nearest one.
ask-sample-astronaut = The neural network has no class for astronauts and hardly any for people, so it picks the nearest thing that it knows.
ask-sample-rocket = The neural network has no class for rockets on a launch pad, so it picks the nearest thing that it knows.
ask-cells = { $of ->
        [one] { $chosen } of { $of } cell
       *[other] { $chosen } of { $of } cells
    }

# The map in sentences

map-nothing-stands-out = No place stands out.
map-strongest = Strongest { $place }; { $percent } of what speaks for it lies in { $cells }.
map-nothing-for = Nothing here speaks for it; it is least against it { $place }.
map-said = { $subject }. { $sentence }
map-cell = { $place }: { $logit } logits, { $share }. Speaks most for { $class }.
lead-one = { $first } leads { $second } by { $by } logits
lead-many = { $first } lead { $second } by { $by } logits
lead-level = { $one } and { $other } are level.
lead-nowhere = { $lead }; no place stands out for it.
lead-more-than-all = { $lead }; more than all of it, { $part }, comes from the marked part.
lead-most = { $lead }; most of it, { $part }, comes from the marked part.
lead-some = { $lead }; { $part } of it comes from the marked part.

# Questions: comparison and region

compare-why = Why
compare-and-not = and not
compare-swap = Swap the two
compare-outlined = The marked part, { $cells }, is outlined on the photo.
compare-mean-logit = mean logit
compare-difference = Difference
compare-colours = Red places speak for the first more than for the second, blue ones for the second more than for the first; grey ones do not tell them apart.
region-choose = Choose a part of the photo
region-box = Box
region-brush = Brush
region-undo = Undo
region-clear = Clear
region-how = Draw a box on the photo, or brush single cells. The neural network’s last step is then done again with these cells alone: which class would the photo be, seen only there?
region-keys = By keys: go to the photo, move with the arrows; Space takes a cell in or out, Shift with arrows draws a box, Esc clears.
region-seen = Seen only there ({ $cells })
region-brackets = In brackets: how much more or less than in the whole photo. Each cell still saw a wide area around itself.
region-against-whole = compared with the whole photo

# Look of the map

look-panel = Look of the map
look-view = View
look-strength = Strength of the map
look-over = Over
look-over-hint = The map over the photo
look-beside = Beside
look-beside-hint = Photo and map side by side
look-slide = Slide
look-slide-hint = The photo left of a handle, the map right of it
look-input = Input
look-input-hint = What the neural network was given, pixel for pixel
look-range = Range of the colours
look-range-best = Best class
look-range-auto = This map
look-range-from-zero = From zero
look-range-fixed = Fixed
look-range-around-zero = Around zero
look-range-best-effect = The colours run from the lowest to the highest value of the best class’s map. Another class is drawn on the same scale, so a weak one looks weak. Another one of your own classes is drawn on the scale of all their maps.
look-range-auto-effect = The colours run from this map’s lowest to its highest value: the left-hand colour is its lowest value, which need not be zero.
look-range-from-zero-effect = The colours begin at zero: places that speak against the class look like nothing.
look-range-fixed-effect = The same logits have the same colour in every photo and for every class.
look-range-around-zero-effect = The colours reach as far below zero as above: the middle colour is zero.
look-middle-not-neutral = { $sentence } The middle of { $colours } does not look neutral; that of { $neutral } does.
look-bound-comparison = In a comparison zero is in the middle, so only Around zero and Fixed apply.
look-bound-colours = { $colours } has its neutral colour at zero, so only Around zero and Fixed apply.
look-range-from = From
look-range-to = to
look-range-logits = logits
look-range-refused = The first number must be below the second.
look-for = for { $name }
look-against = against
look-nothing = nothing
look-least = least
look-no-difference = no difference
look-bar = What the colours mean
look-difference = difference
look-logit = logit
look-clipped-below = Clipped: down to { $least } is drawn as { $low }.
look-clipped-above = Clipped: up to { $largest } is drawn as { $high }.
look-clipped-both = Clipped: down to { $least } is drawn as { $low }, and up to { $largest } is drawn as { $high }.
look-colours = Colours
look-colours-compare = A comparison has two sides and colours of its own: grey is zero, red speaks for the first class, blue for the other. The colours you chose are kept for maps of one class.
look-perceptual = perceptual
look-perceptual-hint = Perceptual: equal steps of the numbers look like equal steps.
look-jet = Jet
look-jet-hint = The rainbow of the Keras notebook. Its bright bands look like edges that the numbers do not have.
look-turbo = Turbo
look-turbo-hint = A smoother rainbow: shows fine differences, but both ends are dark.
look-viridis = Viridis
look-viridis-hint = Brighter is more. Reads well without telling red from green.
look-inferno = Inferno
look-inferno-hint = Brighter is more; little is black.
look-grey = Grey
look-grey-hint = Without colours: brighter is more. Good for print.
look-coolwarm = Blue to red
look-coolwarm-hint = For two sides of zero: blue speaks against, red for it, grey is nothing.
look-between = Between the cells
look-smooth = Smooth
look-real-cells = Real cells
look-real-cells-effect = Each square is one cell: the neural network tells places apart no finer than this.
look-smooth-effect = Numbers between the centres of the cells are interpolated; the neural network did not compute them.
look-marks = Marks
look-contour = Contour
look-box = Box
look-box-largest = Box around the largest connected area
look-threshold = Threshold, % of the map’s maximum
look-zhou = Zhou et al. (2016) used { $percent }.
look-marked-part = Marked part
look-region = Region
look-legend = Outlines on the photo
look-nothing-to-mark = Nothing here speaks for it, so there is nothing to mark.
look-area = { $area } of the area, from { $level } logits on
look-area-score = { $area } of the area, { $score } of the score, from { $level } logits on

look-photo = Photo
look-grey-photo = Photo in grey
look-grey-photo-compare = The photo is grey here unless you switch it off, and the map is as strong as its distance from zero: a place without colour does not tell the two apart.
look-grey-photo-use = In grey, the photo’s own colours cannot be mistaken for those of the map.

# Speed

speed-question = How fast is my computer?
speed-stop = Stop
speed-measure = Measure { $passes } passes
speed-pass = Pass { $pass } of { $passes }
speed-result = { $time } for { $side } × { $side } pixels ({ $least } to { $most }), { $billions } billion operations per second, { $build }.
speed-builds = The page takes the fastest build of its engine that this browser runs: simd on one thread, threads on several, or relaxed, on several and with a product and its sum in one step.

# The status line, on the way to the first answer

status-downloading = Downloading the neural network: { $progress }
status-downloading-answer = Downloading the neural network: { $progress }, first answer in { $time }
status-loading-kept = Loading the neural network
status-preparing = Preparing the neural network
status-preparing-answer = Preparing the neural network, first answer in { $time }
status-moment = a moment
status-about-seconds = about { $seconds } s
status-about-minutes = about { $minutes } min
preview-tag = preview
preview-tag-why = Made of half of the network’s bytes; the exact answer may differ a little.

# The status line, readings and previews

status-label = Status
status-progress = Progress
status-cancel = Cancel
status-load = Load the neural network
status-read = Read this photo
status-starting = Starting
status-starting-again = Starting the neural network again
status-refining = Making the answer for { $name } exact
status-ready = Ready for a photo
status-answer = { $name }: { $answer }
status-is-read = { $name } is read
status-cancelled = Loading was cancelled
status-stopped = The neural network is not running
status-not-read = { $name } was not read
status-failed = That did not work
status-class = { $class }, { $percent }
status-say-downloading = Downloading the neural network
status-say-reading = Reading the photo
status-say-answer = The neural network sees: { $answer }
status-reading = Reading { $name }
status-reading-pass = Reading { $name } { $pass }
status-reading-stage = { $reading }: { $stage }
status-decoding = opening it
status-framing = framing it
status-inferring = the neural network is computing
status-pass-mirrored = ({ $pixels }, mirrored)
status-pass-of = { $pass } of { $passes } { $size }
status-timing = { $time } for { $width } × { $height } pixels, { $build }
status-build = { $threads ->
        [one] { $variant } build, { $threads } thread
       *[other] { $variant } build, { $threads } threads
    }
status-two-passes = {", "}two passes, photo and mirror image averaged
preview-stop = Stop the download
preview-complete = Get the exact neural network
preview-refine = Make it exact
preview-there = Preview: { $percent } of the neural network’s bytes
preview-halted = { $there }. Answers are nearly the exact ones.
preview-failed = { $there }. { $failure }
preview-coming = { $there }; exact in { $time }, at { $speed }
preview-coming-soon = { $there }; the exact neural network is coming
preview-answer-coming = Preview; the exact answer is coming
preview-answer = Preview: this answer was made of half of the neural network’s bytes

stage-picture = Picture; plus and minus zoom, zero fits it, F fills the screen
stage-drop = Drop a photo here

# The photos of this visit

strip-label = Photos of this visit
strip-all = { $photos ->
        [one] All photos ({ $photos })
       *[other] All photos ({ $photos })
    }
strip-photo = { $name }: { $answer }
strip-photo-state = { $name }: { $state }

gallery-title = { $photos ->
        [one] { $photos } photo
       *[other] { $photos } photos
    }
gallery-close = Close
gallery-photos = Photos
gallery-none = No photo matches.
gallery-waiting = waiting
gallery-reading-now = being read
gallery-read = read
gallery-other-classes = read with other classes
gallery-failed = cannot be read
gallery-gone = not read: its file was not kept, choose it again
gallery-preview = preview
gallery-progress-label = Photos read
gallery-progress = { $done } of { $total } read
gallery-progress-left = { $done } of { $total } read, { $left } left
gallery-paused = { $done } of { $total } read, paused
gallery-seconds = about { $seconds } s
gallery-minutes = about { $minutes } min
gallery-done = { $read ->
        [one] { $read } photo read
       *[other] { $read } photos read
    }
gallery-done-failed = { $read ->
        [one] { $read } photo read
       *[other] { $read } photos read
    }, { $failed ->
        [one] { $failed } cannot be read
       *[other] { $failed } cannot be read
    }
gallery-pause = Pause
gallery-go-on = Go on
gallery-cancel = Cancel
gallery-cancel-hint = Stop, and take out the photos that are not read yet
gallery-maps = Maps
gallery-one-scale = One scale for all maps
gallery-selection = Selected photos
gallery-selected = { $photos ->
        [one] { $photos } selected
       *[other] { $photos } selected
    }
gallery-read-again = Read again: { $framing }
gallery-remove = Remove
gallery-select-none = Select none
gallery-against = { $one } against { $other }
notice-file-not-kept = { $file } was read on an earlier visit, and its file was not kept. Choose the file again to open it.
gallery-arrange = Choose and order the photos
gallery-search = Name or folder
gallery-show-all = Show all
gallery-order = Order
gallery-order-given = In the order added
gallery-order-name = By name
gallery-order-class = By class
gallery-order-probability = By probability
gallery-order-folder = By folder
gallery-order-score = By score: { $subject }
gallery-descending = Reverse the order
gallery-class = Class
gallery-every-class = All classes
gallery-folder = Folder
gallery-every-folder = All folders
gallery-state = State
gallery-every-state = Any state
gallery-only-read = Read
gallery-only-unlike = Perhaps none of these
gallery-only-failed = Cannot be read
gallery-only-waiting = Not read yet
gallery-view = View
gallery-summary = Summary
gallery-classes = { $classes ->
        [one] { $classes } class
       *[other] { $classes } classes
    }
gallery-mean-probability = { $percent } on average
gallery-table = Folders and classes
gallery-table-hint = A row for each folder, a column for each first class. A number opens its photos.
gallery-label = Folder
gallery-rest = { $classes ->
        [one] { $classes } other
       *[other] { $classes } others
    }
gallery-sum = All
gallery-agrees = Class fits folder
gallery-agrees-hint = Photos whose first class has the name of their folder, or is in the group of that name
gallery-agrees-hint-own = Photos whose first class has the name of their folder
gallery-of = { $part } of { $all }
gallery-mean = Where in the frame
gallery-mean-hint = The average of all maps, each for the first class of its photo, within the frame that the neural network saw.
gallery-mean-of = Photos
gallery-mean-all = All photos
gallery-mean-words = { $photos ->
        [one] Average of { $photos } photo: strongest { $place }.
       *[other] Average of { $photos } photos: strongest { $place }.
    }
gallery-mean-none = No photo is read yet.
gallery-ask-all = { $photos ->
        [one] Ask { $photos } photo ({ $framing }): { $subject }
       *[other] Ask { $photos } photos ({ $framing }): { $subject }
    }
gallery-ask-these-classes = { $photos ->
        [one] Read { $photos } photo with these classes
       *[other] Read { $photos } photos with these classes
    }
gallery-read-for-maps = { $photos ->
        [one] Read { $photos } photo again for its map
       *[other] Read { $photos } photos again for their maps
    }
gallery-ask-first = { $photos ->
        [one] Show the first class of { $photos } photo again
       *[other] Show the first class of { $photos } photos again
    }
gallery-shown = { $shown } of { $all } { $of }
gallery-mean-hint-asked = The average of all maps for the pinned question, { $subject }, within the frame that the neural network saw.
gallery-start = Load the neural network

# Save and share

export-save = Save
export-title = Save and share
export-title-key = Save and share (S)
export-close = Close
export-of = { $subject } in { $photo }
export-pictures = Picture
export-overlay = Picture
export-overlay-save = Save the picture
export-overlay-hint = PNG, { $width } × { $height } pixels, as it is on the screen
export-copy = Copy
export-share = Share
export-figure = Figure
export-figure-hint = PNG: photo and map side by side, with class, colour bar and caption
export-map = Map alone
export-map-hint = PNG as large as the photo, transparent outside of what the neural network saw
export-svg = Outlines
export-svg-hint = SVG of contour and box
export-svg-none = Show a contour or a box first, under “Look of the map”
export-numbers = Numbers
export-npy = Cells
export-npy-hint = NPY for NumPy: { $rows } × { $columns } logits
export-npy-photo = Enlarged map
export-npy-photo-hint = NPY for NumPy: a logit for each pixel of the photo
export-csv = Table of cells
export-csv-hint = CSV: place, logit and share of each cell
export-json = Map with settings
export-json-hint = JSON: cells, class, bias, framing, colours
export-classes = All classes
export-classes-hint = CSV: logit, probability and rank of each class
export-evidence = Evidence
export-bundle = Evidence bundle
export-bundle-hint = ZIP: picture, numbers, and all that is needed to compute them again. Camlens opens it.
export-with-photo = with the photo itself
export-with-features = with the features, which give the map of any class
export-report = Report
export-report-hint = HTML: one page with pictures, numbers and words, to read and to print
export-link = Link to this view
export-link-sample = The link opens this photo with the same class or comparison, framing and look.
export-link-own = The link holds the class or comparison, framing and look, but not your photo: whoever opens it gives the photo again.
export-link-own-classes = It asks for your own classes, and shows the same only where these are.
export-copy-link = Copy the link
export-making = { $what } is being made
export-making-part = { $what } is being made: { $percent }
export-cancel = Cancel
export-dismiss = Close
export-saved = Saved: { $file }
export-copied = The picture is on the clipboard.
export-link-copied = The link is on the clipboard.
export-shared = Shared.
export-nothing = There is no map to save yet. Open a photo first.
export-pixels-changed = This browser changes the pixels that a page reads, to protect you from tracking, so the picture would be wrong. Allow it for this page (canvas data), or use another browser. The numbers can be saved.
export-not-shown = This browser does not show the photo, so it cannot be drawn. The map alone and the numbers can be saved.
export-file-gone = The file { $file } cannot be read any more: it was moved or changed. Choose it again, then save.
export-not-copied = The browser did not allow the page to use the clipboard. Save the file instead, or select the text and copy it.
export-press-again = The picture is ready. Press “Share” again.
export-refused = The browser could not make this file; it may have too little memory. Close other tabs and try again.
export-menu = Picture
export-menu-save = Save the picture
export-menu-copy = Copy the picture
export-menu-map = Save the map alone
export-menu-link = Copy the link
export-menu-more = Save and share…
export-gallery = Save
export-gallery-title = Save the gallery
export-gallery-of = { $photos ->
        [one] { $photos } photo
       *[other] { $photos } photos
    }
export-gallery-selected = { $photos ->
        [one] { $photos } selected photo
       *[other] { $photos } selected photos
    }
export-gallery-unread = { $photos ->
        [one] { $photos } photo is not read yet and is listed without a class.
       *[other] { $photos } photos are not read yet and are listed without a class.
    }
export-sheet = Contact sheet
export-sheet-hint = PNG: all photos with their maps and classes
export-gallery-csv = Table of photos
export-gallery-csv-hint = CSV: a line for each photo, with its classes and scores
export-gallery-json = Answers
export-gallery-json-hint = JSON: maps, classes and settings of each photo
export-gallery-none = No photo is read yet.
export-pixels = { $width } × { $height } pixels
export-grid = { $rows } rows × { $columns } columns
export-fact-photo = Photo
export-fact-size = Size
export-fact-map = The map shows
export-fact-sum = Score
export-fact-framing = What the neural network saw
export-fact-input = Its input
export-fact-grid = Cells
export-fact-passes = Passes
export-fact-colours = Colours
export-fact-network = Neural network
export-fact-familiarity = Familiarity
export-familiar = Distance { $distance } to the photos learned from; 95 of 100 of them lie within { $threshold } of their own nearest
export-unfamiliar = Perhaps none of the classes: distance { $distance } to the photos learned from; 95 of 100 of them lie within { $threshold } of their own nearest
export-fact-own-classes = Own classes
export-mirrored = average of the photo and its mirror image
export-colours = { $colours } from { $low } to { $high } logits (range: { $range })
export-preview = { $network }: its preview of 8 bits, not the exact network
export-settings = Settings and score
export-cells = All cells, in logits
export-rank = Rank
export-class = Class
export-probability = Probability
export-report-class = The map shows which places of the photo made the neural network say { $subject }, and which spoke against it.
export-report-difference = The map shows where the photo speaks more for { $one } than for { $other } to the neural network, and where less.
export-report-sum = Values are in logits; the average of all cells plus the bias is the score.
export-made = Made with Camlens, version { $version }, on { $day }. The photo was read in the browser and not uploaded.
zip-newer-bundle = { $file } is a bundle of a newer version of Camlens. Reload the page to get that version, then give the file again.
zip-damaged-bundle = { $file } is a bundle of Camlens, but it is damaged or was changed. Save it again where it was made.
notice-bundle-without-photo = { $bundle } holds no photo. Its framing and look are set; give the photo { $photo } to see its map.
export-report-gallery = Each picture shows what the neural network saw of a photo, with the map of its first class or of the pinned question over it.
export-with-pictures = with the pictures, as large as the photos
export-caption = { $photo }. Framing: { $framing }; { $grid }: { $sum }. { $colours }. { $network }; Camlens.
export-with-features-of-many = with the features; photos are read again for them
export-gallery-failed = { $photos ->
        [one] { $photos } photo cannot be read; it is listed with the reason.
       *[other] { $photos } photos cannot be read; they are listed with the reason.
    }
export-link-asks = This link is about a photo of your own: give it, and its map is shown with the same question and look.
export-cancelled = Cancelled; nothing was saved.
export-network = ResNet50 with Keras’ ImageNet weights
export-network-own = ResNet50 with Keras’ ImageNet weights, and a prediction layer for own classes
export-fact-strength = Strength of the map
export-fact-outlines = Outlines
export-outlines-from = from { $percent } of the map’s largest value on
export-scale-each = each map on a scale of its own
export-overlay-beside = PNG, { $width } × { $height } pixels: the map over the photo. The figure has both side by side.

# Your classes

classes-title = Your classes
classes-short = Your classes
classes-button-hint = Teach the page a difference of your own, and see where it looks
classes-close = Close
classes-ask = Ask a photo
classes-part = Part of the page
classes-photos = Photos
classes-accuracy = How good?
classes-looks = Where it looks
classes-intro = Give two or more classes some photos each, ten or more if you can. Within seconds the page learns to tell them apart, says how good it is, and shows where it looks. Nothing leaves your computer.
classes-name = Name of a class
classes-new-name = Class
classes-add = Add a class
classes-folder = Folder of classes
classes-folder-hint = A folder with one folder for each class in it. Folders called train and val are understood; photos in val are kept apart as a test.
classes-drop = or drop folders here
classes-ready = Or try it with a ready set:
classes-ready-set = { $one } or { $other }
classes-ready-hint = Eight parts of each of these two photos, which come with the page
classes-colour = Colour
classes-colour-number = Colour { $number }
classes-on = On
classes-on-hint = A class that is off takes no part in what is learned
classes-remove-class = Remove { $class } with its photos
classes-add-photos = Add photos
classes-add-photos-to = Add photos to { $class }
classes-add-selected = { $photos ->
        [one] Add { $photos } selected photo
       *[other] Add { $photos } selected photos
    }
classes-photos-of = Photos of { $class }
classes-count = { $photos ->
        [one] { $photos } photo
       *[other] { $photos } photos
    }
classes-count-tests = { $photos ->
       *[other] { $photos } kept apart as a test
    }
classes-count-failed = { $photos ->
        [one] { $photos } cannot be read and is left out
       *[other] { $photos } cannot be read and are left out
    }
classes-test = test
classes-all = { $photos ->
       *[other] Show all { $photos }
    }
classes-fewer = Show fewer
classes-selection = Selected photos
classes-open = Open
classes-move = Move to …
classes-move-to = Move to { $class }
classes-keep-apart = Keep apart as a test
classes-keep-apart-hint = Not learned from: the page says how many of these it gets right
classes-learn-from = Learn from these
classes-tray = { $photos ->
        [one] { $photos } photo of the gallery
       *[other] { $photos } photos of the gallery
    }
classes-tray-hint = Drag photos onto a class, or select some and press the button of a class.
classes-progress = Progress
classes-cancel-hint = Stop, and take out the photos that are not read yet
classes-again = Try again
classes-state-empty = No classes yet.
classes-state-off = All classes are off.
classes-state-one = There is only one class, { $class }. Add a second one: the page learns what tells them apart.
classes-state-no-photos = No photos to learn from yet: { $classes }.
classes-state-same = All photos are the same one, so there is nothing to tell apart. Add other photos.
classes-state-collecting = { $left ->
        [one] { $left } photo is still to be read
       *[other] { $left } photos are still to be read
    }
classes-state-training = Learning …
classes-state-failed = Learning did not come to an end. Close other tabs and try again.
classes-state-unproven = Learned from { $photos } photos. With one photo of a class nobody can say how good that is: add more.
classes-state-few = { $photos ->
       *[other] Learned from { $photos } photos, too few to say how good that is. Ten of each class are a beginning.
    }
classes-state-trained = { $photos ->
       *[other] Learned from { $photos } photos. Right for { $accuracy } of those that it had not seen.
    }
classes-state-alike = { $photos ->
       *[other] Learned from { $photos } photos. Most are near doubles, so how good that is stays open.
    }
classes-state-tests = { $photos ->
        [one] { $photos } photo kept apart is still to be read.
       *[other] { $photos } photos kept apart are still to be read.
    }
classes-alike = Most of these photos are near doubles of others: recorded in one go, or parts of one picture. This figure is too good for photos of another time or place. Add such photos, or keep some apart as a test.
classes-few = { $photos ->
        [one] One photo is too few to say.
       *[other] { $photos } photos are too few to say. Ten of each class are a beginning.
    }
classes-copies = { $photos ->
        [one] { $photos } of these photos is a copy of one learned from, and proves nothing.
       *[other] { $photos } of these photos are copies of photos learned from, and prove nothing.
    }
classes-unjudged = Not judged: { $classes }. Two different photos are needed for that.
classes-by = Judged by
classes-by-left-out = Photos left out in turn
classes-by-held-out = Photos kept apart
classes-right = { $right } of { $total } right: { $percent }
classes-no-accuracy = Not known: each class needs two photos or more.
classes-interval = For photos of this kind in general: between { $low } and { $high } (95 % confidence).
classes-left-out-hint = The photos were dealt into five parts. Each part was judged by what was learned from the other four (cross-validation), so that no photo was judged by what it had taught. The interval is Wilson’s.
classes-held-out-hint = These photos were never learned from.
classes-lambda = Penalty on the weights: λ = { $lambda }, chosen by the same five parts. Objective at the optimum: { $objective }.
classes-matrix = Which is taken for which
classes-matrix-corner = Class
classes-matrix-hint = A row for each class, a column for each answer. A number opens its photos with their maps.
classes-first-of = The surest { $shown } of { $all }.
classes-least-sure-of = The { $shown } least sure of { $all }.
classes-doubt = Is this label right?
classes-doubt-hint = First the photos that are taken for another class, the surest in front, then those in doubt. The map is of that answer, by what was learned from all photos, this one too.
classes-doubt-none = Every photo is surely taken for its own class.
classes-verdict-right = { $class } { $percent }
classes-verdict-wrong = { $truth }, taken for { $said } { $percent }
classes-curve = Would more photos help?
classes-curve-comes = Being measured …
classes-curve-none = There are too few photos to tell.
classes-curve-numbers = With { $fewer } photos { $less } are right, with { $all } photos { $more }.
classes-curve-flat = More photos of the same kind would hardly help.
classes-curve-rises = More photos would help.
classes-curve-alike = Near doubles do not tell whether other photos would help.
classes-curve-no-class = Of which class is not measured for so many photos.
classes-curve-class = Photos of { $class } are wanted most.
classes-curve-point = { $photos } photos: { $percent }
classes-curve-label = Accuracy by the number of photos that were learned from
classes-looks-of = Class
classes-mean = { $class }, on average
classes-mean-hint = The average of the maps for this class over all its photos, within the frame that the neural network saw.
classes-mean-make = { $photos ->
        [one] Read { $photos } more photo for the average
       *[other] Read { $photos } more photos for the average
    }
classes-strongest = The photos it stands on
classes-strongest-hint = The photos of this class with the highest logit. Does the map lie on the thing, or beside it?
classes-traps = Three traps
classes-trap-background = Background.
classes-trap-background-text = All bees on flowers, all ants on the ground: then the flower is the answer. The map lies beside the animal. Add bees without flowers, and ants on them.
classes-trap-watermark = Watermark.
classes-trap-watermark-text = A mark, a date or a frame that only one class has is easier to see than the thing. The map lies in a corner. Cut it off, or add photos without it.
classes-trap-size = Size.
classes-trap-size-text = One class photographed closely, the other from afar: then blur and size are the answer. The map is even all over the photo. Take both from the same distances.
classes-asked = Classes that are asked
classes-imagenet = ImageNet’s
classes-imagenet-hint = The classes that the neural network was trained with
classes-own = { $classes ->
       *[other] Your { $classes } classes
    }
classes-unlike = Perhaps none of these: this photo is unlike the photos of your classes.
classes-perhaps-none = None of these?
classes-perhaps-none-or = perhaps none of these; if one, { $answer }
classes-perhaps = { $class }?
classes-of-these-none = Of these, perhaps none of the classes
classes-nearest = The most similar photos
classes-unlike-why = Distance { $distance }. Of the photos learned from, 95 of 100 lie within { $threshold } of their own nearest ones.
classes-nearest-photo = { $name } ({ $class })
classes-kept-label = What is kept
classes-kept-nothing = Nothing of your classes is kept on this device.
classes-kept = { $photos ->
        [one] { $photos } photo of your classes is kept on this device: { $size }. Nothing is uploaded.
       *[other] { $photos } photos of your classes are kept on this device: { $size }. Nothing is uploaded.
    }
classes-kept-refused = This browser keeps nothing for this page: save a project file before you close it.
classes-kept-full = There is no room for more on this device. Everything works on; save a project file before you close the page.
classes-kept-in-part = Not everything could be kept on this device. Save a project file before you close the page.
classes-kept-without = { $photos ->
       *[other] { $photos } photos are kept without their files, for want of room: their maps need the files again after a reload.
    }
classes-keep-photos = Keep the photos themselves, too
classes-forget = Forget all
classes-forget-sure = Classes, photos and what was learned are deleted on this device, in all tabs.
classes-forget-not = Keep them
classes-forgotten = All is forgotten.
classes-take-title = Take it away
classes-take-intro = For other programs, and for a page of your own. What was learned is in these files, your photos are not.
classes-take-npz = Numbers for NumPy
classes-take-npz-hint = NPZ: weights, bias, names and λ
classes-take-json = Numbers with all settings
classes-take-json-hint = JSON: the same, with network, preprocessing and accuracy
classes-take-keras = Script for Keras
classes-take-keras-hint = Python: builds the network with Keras; save the NPZ file beside it
classes-take-onnx = The whole network
classes-take-onnx-hint = ONNX, { $size }: runs in onnxruntime and elsewhere, with names and preprocessing in it
classes-take-site = This page with your classes
classes-take-site-hint = ZIP, { $size }: a copy of this page that opens with your classes, for any static host
classes-take-making = { $what } is being made: { $percent }
classes-take-done = Saved: { $file }
classes-take-cancel = Cancel
classes-take-cancelled = Cancelled; nothing was saved.
classes-take-not-fetched = The file { $file } of this page did not come, so nothing was saved. Check the connection and try again.
classes-take-damaged = The file { $file } of this page is damaged, so nothing was saved. Reload the page and try again.
classes-take-other-version = There is a newer version of this page. Reload it, then try again.
classes-take-refused = The browser could not make the file, most likely for lack of memory. Close other tabs and try again.
classes-take-shipped-lost = The classes that this page came with could not be read ({ $file }). ImageNet’s classes are asked instead.
classes-file = Project file
classes-file-save = Save the project
classes-file-photos = with the photos
classes-file-open = Open a project file
classes-file-opening = Opening …
classes-file-saving = Saving: { $percent }
classes-file-saved = Saved as { $file }. It opens again on any device.
classes-file-cancelled = Not saved.
classes-file-not-saved = The project could not be saved. Close other tabs, or save it without the photos.
classes-file-opened = { $file } is open.
classes-file-asks = There are classes here already. Add those of { $file }, or put them in their place?
classes-file-waiting = { $files ->
        [one] { $files } more file waits.
       *[other] { $files } more files wait.
    }
classes-file-add = Add
classes-file-replace = Replace all
classes-file-none = { $file } is no project of Camlens.
classes-file-newer = { $file } was saved by a newer version of Camlens. Reload the page, and open it again.
classes-file-other-network = The photos in { $file } were read by another neural network. Give the photos themselves.
classes-file-damaged = { $file } is damaged, so that nothing of it was opened. Copy it again from where it came.
classes-state-one-on = Only { $class } is on. Switch a second class on, or add one.
classes-state-twice = { $photos ->
        [one] { $photos } photo is in two classes, and both cannot be right.
       *[other] { $photos } photos are in two classes, and both cannot be right.
    }
classes-undone = Undone.
classes-undone-before = Undone. Before that: { $what }
classes-did-rename = “{ $from }” is called “{ $to }” now.
classes-did-paint = “{ $class }” has another colour.
classes-did-switch-on = “{ $class }” switched on.
classes-did-switch-off = “{ $class }” switched off.
classes-did-move = { $photos ->
        [one] { $photos } photo moved to “{ $class }”.
       *[other] { $photos } photos moved to “{ $class }”.
    }
classes-did-keep-apart = { $photos ->
        [one] { $photos } photo kept apart as a test.
       *[other] { $photos } photos kept apart as a test.
    }
classes-did-put-back = { $photos ->
        [one] { $photos } photo is learned from again.
       *[other] { $photos } photos are learned from again.
    }
classes-did-remove = { $photos ->
        [one] { $photos } photo removed.
       *[other] { $photos } photos removed.
    }
classes-did-remove-of = { $photos ->
        [one] { $photos } photo of “{ $class }” removed.
       *[other] { $photos } photos of “{ $class }” removed.
    }
classes-did-remove-class = { $photos ->
        [0] “{ $class }” removed.
        [one] “{ $class }” removed with { $photos } photo.
       *[other] “{ $class }” removed with { $photos } photos.
    }
classes-did-replace = All classes replaced by those of the file.
classes-details = For those who know
